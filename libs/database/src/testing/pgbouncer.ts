import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endWithUs, freePort } from '../../../service/src/testing/index.js';

/** Where Debian and Ubuntu install it, which is on the PATH of root alone. */
const DEBIAN = '/usr/sbin/pgbouncer';
const READY = 'process up';
const MISSING =
  'These tests need the program pgbouncer, which is not on the PATH. On Debian and Ubuntu: apt-get install pgbouncer';

/** A real PgBouncer before a Postgres server, that hands each transaction to any of its two connections. */
export class PgBouncer implements AsyncDisposable {
  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  /** @throws an Error that names the package to install if this machine has no PgBouncer */
  static async before(serverPort: number): Promise<PgBouncer> {
    const folder = await mkdtemp(join(tmpdir(), 'pgbouncer-'));
    await chmod(folder, 0o755);
    const port = await freePort();
    const settings = join(folder, 'pgbouncer.ini');
    await writeFile(settings, settingsOf(serverPort, port));
    // As root it refuses to run; it may be given a user to run as.
    const account = process.getuid?.() === 0 ? ['-u', 'postgres'] : [];
    const program = existsSync(DEBIAN) ? DEBIAN : 'pgbouncer';
    const child = spawn(program, [...account, settings], { stdio: ['ignore', 'ignore', 'pipe'] });
    endWithUs(child, { folder });
    const failed = new Promise<never>((_resolve, reject) => {
      child.once('error', (error) => reject(new Error(MISSING, { cause: error })));
    });
    await Promise.race([failed, untilReady(child)]);
    return new PgBouncer(child, folder, port);
  }

  get url(): string {
    return `postgres://postgres@127.0.0.1:${this.port}/postgres`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const exited = once(this.process, 'exit');
    this.process.kill('SIGQUIT');
    await exited;
    this.process.stderr?.destroy();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function settingsOf(serverPort: number, port: number): string {
  return `[databases]
postgres = host=127.0.0.1 port=${serverPort} user=postgres dbname=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 2
`;
}

async function untilReady({ stderr }: ChildProcess): Promise<void> {
  if (stderr === null) throw new Error('The output of pgbouncer cannot be read.');
  const log: string[] = [];
  for await (const line of createInterface({ input: stderr })) {
    log.push(line);
    if (!line.includes(READY)) continue;
    stderr.resume();
    return;
  }
  throw new Error(`pgbouncer did not start: ${log.join('\n')}`);
}
