import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CreatedGame, CreateGame, GameView } from '#libs/protocol';
import { endWithUs } from '../../libs/service/src/testing/index.js';
import { stablePorts } from '../chaos/ports.js';
import { BUILT, installedIn, NPM_START, type Program, type Variables } from './programs.js';

const WITHIN_MS = 45_000;
const POLL_MS = 50;

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The arena in processes of its own, on ports that were free a moment ago. */
export class BuiltArena {
  /** What it printed, both streams. */
  output = '';
  private readonly ended: Promise<Exit>;

  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly env: Variables,
    private readonly program: Program,
    private readonly process: ChildProcess,
  ) {
    const collect = (chunk: Buffer): void => void (this.output += chunk.toString());
    process.stdout?.on('data', collect);
    process.stderr?.on('data', collect);
    this.ended = new Promise((resolve) => process.once('close', (code, signal) => resolve({ code, signal })));
  }

  /** Starts what `npm run build` has built, and does not wait for anything. */
  static async launch(variables: Variables = {}): Promise<BuiltArena> {
    return BuiltArena.started(BUILT, variables);
  }

  /** Starts it by `npm start`, and does not wait for anything. */
  static async npmStart(variables: Variables = {}): Promise<BuiltArena> {
    return BuiltArena.started(NPM_START, variables);
  }

  /** Starts it by `npx arena` in a folder where our packages are installed, and does not wait for anything. */
  static async npxIn(folder: string, variables: Variables = {}): Promise<BuiltArena> {
    return BuiltArena.started(installedIn(folder), variables);
  }

  private static async started(program: Program, variables: Variables): Promise<BuiltArena> {
    const [port, enginePort, connectFourPort, agentPort] = await stablePorts(4);
    const folder = await mkdtemp(join(tmpdir(), 'arena-'));
    const env = {
      PATH: process.env['PATH'] ?? '',
      ...program.variables,
      ORCHESTRATOR_PORT: String(port),
      GAME_ENGINE_PORT: String(enginePort),
      CONNECT_FOUR_PORT: String(connectFourPort),
      AI_AGENT_PORT: String(agentPort),
      ORCHESTRATOR_DATA_DIR: join(folder, 'data'),
      ...variables,
    };
    return BuiltArena.spawned(program, folder, env);
  }

  private static spawned(program: Program, folder: string, env: Variables): BuiltArena {
    const { command, args, cwd = folder } = program;
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: program.hasGroup });
    endWithUs(child, { asGroup: program.hasGroup, folder });
    return new BuiltArena(`http://localhost:${env['ORCHESTRATOR_PORT']}`, folder, env, program, child);
  }

  /** Starts it anew where it was, once this one has ended: this one is of no use any more. */
  again(variables: Variables = {}): BuiltArena {
    return BuiltArena.spawned(this.program, this.folder, { ...this.env, ...variables });
  }

  /** Kills all of it with -9 and starts it again where it was: this one is of no use any more. */
  async killedAndRestarted(): Promise<BuiltArena> {
    await this.kill();
    return this.again();
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

  /** Asks the first process to end, and it alone: under `npm start` that is npm. */
  async terminate(): Promise<Exit> {
    this.process.kill('SIGTERM');
    return this.ended;
  }

  /** Whether a process is left of those that `npm start` started. */
  get hasLeftovers(): boolean {
    return signalled(this.process, 0);
  }

  /** Where one of its services listens. */
  urlOf(port: 'ORCHESTRATOR_PORT' | 'GAME_ENGINE_PORT' | 'AI_AGENT_PORT'): string {
    return `http://localhost:${this.env[port]}`;
  }

  /** Its resident memory, in bytes; 0 when it is gone. */
  async memory(): Promise<number> {
    const status = await readFile(`/proc/${this.process.pid}/status`, 'utf8').catch(() => '');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1_024;
  }

  async get<T>(path: string): Promise<T> {
    return answerOf<T>(await fetch(this.url + path));
  }

  /** With its first API key where it has any. */
  async post<T>(path: string, body: object = {}): Promise<T> {
    const [key = ''] = (this.env['ORCHESTRATOR_API_KEYS'] ?? '').split(',');
    const headers = { 'content-type': 'application/json', 'x-api-key': key };
    return answerOf<T>(await fetch(this.url + path, { method: 'POST', headers, body: JSON.stringify(body) }));
  }

  /** The id of a new game that is over. */
  async finishedGame(game: CreateGame): Promise<string> {
    const settings = { speed: 'instant', ...game.settings } as const;
    const { game_id: id } = await this.post<CreatedGame>('/games', { ...game, settings });
    await this.untilGame(id, ({ status }) => status === 'completed');
    return id;
  }

  /** Asked again and again at once, a busy machine would play no further. */
  async untilGame(id: string, isThere: (game: GameView) => boolean): Promise<void> {
    while (!isThere(await this.get<GameView>(`/games/${id}`))) await sleep(POLL_MS);
  }

  /** Leaves nothing behind, whatever state it is in. */
  async dispose(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** All of it, with -9. */
  async kill(): Promise<void> {
    if (this.program.hasGroup) signalled(this.process, 'SIGKILL');
    else this.process.kill('SIGKILL');
    await this.ended;
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

/** Sends a signal to all of a process group; whether there was anybody in it. */
function signalled({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    return pid !== undefined && process.kill(-pid, signal);
  } catch (error) {
    const isNobody = typeof error === 'object' && error !== null && 'code' in error && error.code === 'ESRCH';
    if (isNobody) return false;
    throw error;
  }
}

async function answerOf<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}
