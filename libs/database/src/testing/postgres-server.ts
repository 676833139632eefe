import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { endWithUs, freePort } from '../../../service/src/testing/index.js';
import { postgresBinaries } from './postgres-binaries.js';

const run = promisify(execFile);

const READY = 'ready to accept connections';
/** A killed server's children leave its memory a moment after it. */
const NOT_YET = /pre-existing shared memory|lock file "postmaster.pid" already exists/;
const START_TIMEOUT_MS = 30_000;

/** Who runs the server: Postgres refuses to be root. */
interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** A real Postgres server of its own, in a temporary folder and on a free port, that flushes as a server should. */
export class PostgresServer implements AsyncDisposable {
  private process: ChildProcess | undefined;

  private constructor(
    private readonly binaries: string,
    private readonly account: Account,
    private readonly folder: string,
    readonly port: number,
  ) {}

  /** @throws an Error that names the package to install if this machine has no Postgres */
  static async start(): Promise<PostgresServer> {
    const binaries = await postgresBinaries();
    const account = await unprivilegedAccount();
    const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
    if (account.uid !== undefined && account.gid !== undefined) await chown(folder, account.uid, account.gid);
    const server = new PostgresServer(binaries, account, folder, await freePort());
    const how = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'];
    await run(join(binaries, 'initdb'), ['--pgdata', server.data, ...how], { ...account, cwd: folder });
    await server.start();
    return server;
  }

  /** Of the process whose children serve the sessions; undefined while it does not run. */
  get pid(): number | undefined {
    return this.process?.pid;
  }

  get url(): string {
    return `postgres://postgres:secret@127.0.0.1:${this.port}/postgres`;
  }

  /** Starts the server again after {@link stop} or {@link kill}, on the same port and data. */
  async start(): Promise<void> {
    const giveUp = Date.now() + START_TIMEOUT_MS;
    for (;;) {
      const log = await this.launch();
      if (log === undefined) return;
      if (!NOT_YET.test(log) || Date.now() > giveUp) throw new Error(`Postgres did not start: ${log}`);
      await delay(50);
    }
  }

  /** Shuts down: sessions are broken off, everything is written. */
  async stop(): Promise<void> {
    await this.end('SIGINT');
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Stops the server and removes its folder. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private get data(): string {
    return join(this.folder, 'data');
  }

  /** The log of a server that ended before it was ready, undefined if it is ready. */
  private async launch(): Promise<string | undefined> {
    const where = ['-D', this.data, '-p', String(this.port), '-h', '127.0.0.1', '-k', ''];
    const child = spawn(join(this.binaries, 'postgres'), where, {
      ...this.account,
      cwd: this.folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.process = child;
    // On an immediate shutdown it removes its shared memory, which a killed one leaves.
    endWithUs(child, { signal: 'SIGQUIT', folder: this.folder });
    const log: string[] = [];
    for await (const line of createInterface({ input: child.stderr })) {
      log.push(line);
      if (!line.includes(READY)) continue;
      child.stderr.resume();
      return undefined;
    }
    return log.join('\n');
  }

  private async end(signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
    const child = this.process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    child.stderr?.destroy();
  }
}

async function unprivilegedAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = await Promise.all(['-u', '-g'].map(async (part) => run('id', [part, 'postgres'])));
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
}
