import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endWithUs, freePort } from '../../../../../libs/service/src/testing/index.js';

const READY = 'Ready to accept connections';
const MISSING =
  'These tests need the program redis-server, which is not on the PATH. On Debian and Ubuntu: apt-get install redis-server';

/** Two files. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

export interface RedisServerOptions {
  /** Writes every change to its file before it answers, so that a kill loses nothing. False by default. */
  readonly appendOnly?: boolean;
  /** Speaks TLS alone, with this certificate and its key. */
  readonly tls?: Certificate;
}

/** A real Redis of its own, in a temporary folder and on a free port. */
export class RedisServer implements AsyncDisposable {
  private process: ChildProcess | undefined;

  private constructor(
    readonly folder: string,
    readonly port: number,
    private readonly appendOnly: boolean,
    private readonly tls: Certificate | undefined,
  ) {}

  /** @throws an Error that names the package to install if this machine has no Redis */
  static async start({ appendOnly = false, tls }: RedisServerOptions = {}): Promise<RedisServer> {
    const folder = await mkdtemp(join(tmpdir(), 'redis-'));
    const server = new RedisServer(folder, await freePort(), appendOnly, tls);
    await server.start();
    return server;
  }

  /** Undefined while it does not run. */
  get pid(): number | undefined {
    return this.process?.pid;
  }

  get url(): string {
    return `${this.tls === undefined ? 'redis' : 'rediss'}://127.0.0.1:${this.port}`;
  }

  /** Starts the server again after {@link stop} or {@link kill}, on the same port, with what is in its file. */
  async start(): Promise<void> {
    const child = spawn('redis-server', this.settings(), { stdio: ['ignore', 'pipe', 'ignore'] });
    this.process = child;
    endWithUs(child, { folder: this.folder });
    const failed = new Promise<never>((_resolve, reject) => {
      child.once('error', (error) => reject(new Error(MISSING, { cause: error })));
    });
    await Promise.race([failed, untilReady(child)]);
  }

  /** Shuts down; what is in memory alone is lost. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Empties a server that is stopped. */
  async lose(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    await mkdir(this.folder);
  }

  /** Stops the server and removes its folder. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  private settings(): string[] {
    const where = [...this.listening(), '--bind', '127.0.0.1', '--dir', this.folder];
    const keeping = this.appendOnly ? ['--appendonly', 'yes', '--appendfsync', 'always'] : ['--appendonly', 'no'];
    return [...where, ...keeping, '--save', '', '--daemonize', 'no', '--logfile', ''];
  }

  private listening(): string[] {
    const { tls } = this;
    if (tls === undefined) return ['--port', String(this.port)];
    const files = ['--tls-cert-file', tls.certificate, '--tls-key-file', tls.key, '--tls-auth-clients', 'no'];
    return ['--port', '0', '--tls-port', String(this.port), ...files, '--tls-ca-cert-file', tls.certificate];
  }

  private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    child.stdout?.destroy();
  }
}

async function untilReady({ stdout }: ChildProcess): Promise<void> {
  if (stdout === null) throw new Error('The output of redis-server cannot be read.');
  const log: string[] = [];
  for await (const line of createInterface({ input: stdout })) {
    log.push(line);
    if (!line.includes(READY)) continue;
    stdout.resume();
    return;
  }
  throw new Error(`redis-server did not start: ${log.join('\n')}`);
}
