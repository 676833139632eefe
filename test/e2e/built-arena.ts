import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/apps/arena/src/main.js', import.meta.url));
const WITHIN_MS = 20_000;
const POLL_MS = 50;

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The arena as `npm start` runs it: a process of its own, on ports that were free a moment ago. */
export class BuiltArena {
  /** What it printed, both streams. */
  output = '';
  private readonly ended: Promise<Exit>;

  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly env: Readonly<Record<string, string>>,
    private readonly process: ChildProcess,
  ) {
    const collect = (chunk: Buffer): void => void (this.output += chunk.toString());
    process.stdout?.on('data', collect);
    process.stderr?.on('data', collect);
    this.ended = new Promise((resolve) => process.once('close', (code, signal) => resolve({ code, signal })));
  }

  /** Starts the process and does not wait for anything. */
  static async launch(variables: Readonly<Record<string, string>> = {}): Promise<BuiltArena> {
    if (!existsSync(MAIN)) throw new Error('The arena is not built: run `npm run build` first.');
    const [port, enginePort, agentPort] = await freePorts(3);
    const folder = await mkdtemp(join(tmpdir(), 'arena-'));
    const env = {
      PATH: process.env['PATH'] ?? '',
      ORCHESTRATOR_PORT: String(port),
      GAME_ENGINE_PORT: String(enginePort),
      AI_AGENT_PORT: String(agentPort),
      ...variables,
    };
    return BuiltArena.spawned(folder, env);
  }

  private static spawned(folder: string, env: Readonly<Record<string, string>>): BuiltArena {
    const child = spawn(process.execPath, [MAIN], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    return new BuiltArena(`http://localhost:${env['ORCHESTRATOR_PORT']}`, folder, env, child);
  }

  /** Kills the process with -9 and starts it again where it was: this one is of no use any more. */
  async killedAndRestarted(): Promise<BuiltArena> {
    this.process.kill('SIGKILL');
    await this.ended;
    return BuiltArena.spawned(this.folder, this.env);
  }

  async untilHealthy(): Promise<void> {
    await this.until('become healthy', async () =>
      fetch(`${this.url}/health`).then(
        (answer) => answer.ok,
        () => false,
      ),
    );
  }

  async untilPrinted(text: string): Promise<void> {
    await this.until(`print ${text}`, async () => this.output.includes(text));
  }

  async untilExit(): Promise<Exit> {
    return this.ended;
  }

  async terminate(): Promise<Exit> {
    this.process.kill('SIGTERM');
    return this.ended;
  }

  async get<T>(path: string): Promise<T> {
    return answerOf<T>(await fetch(this.url + path));
  }

  async post<T>(path: string, body: object = {}): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    return answerOf<T>(await fetch(this.url + path, { method: 'POST', headers, body: JSON.stringify(body) }));
  }

  /** Leaves nothing behind, whatever state it is in. */
  async dispose(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended;
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Another process cannot be awaited, only asked again. */
  private async until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const deadline = performance.now() + WITHIN_MS;
    while (!(await holds())) {
      const isGone = this.process.exitCode !== null || this.process.signalCode !== null;
      if (isGone || performance.now() > deadline) throw new Error(`The arena did not ${what}:\n${this.output}`);
      await sleep(POLL_MS);
    }
  }
}

async function answerOf<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** All of them are held open at once, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0));
  await Promise.all(servers.map(async (server) => once(server, 'listening')));
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map(async (server) => once(server.close(), 'close')));
  return ports;
}
