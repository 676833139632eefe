import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Interface, createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { endWithUs } from '../../../service/src/testing/index.js';
import type { Place } from './notes.js';

const LOADER = fileURLToPath(new URL('./typescript.mjs', import.meta.url));
const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url));

/** What the process prints before anything else. */
const OPEN = 'open';

/** A process that works on a database, to be killed; at the latest at the end of its scope. */
export class WriterProcess implements AsyncDisposable {
  private readonly child: ChildProcessByStdio<null, Readable, null>;
  private readonly lines: Interface;
  private readonly exited: Promise<unknown[]>;
  private readonly read: Promise<unknown[]>;
  readonly acknowledged: string[] = [];

  private constructor(task: 'hold' | 'write' | 'visit', place: Place) {
    this.child = spawn(process.execPath, ['--import', LOADER, WRITER, task, JSON.stringify(place)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    endWithUs(this.child);
    this.exited = once(this.child, 'exit');
    this.lines = createInterface({ input: this.child.stdout });
    this.read = once(this.lines, 'close');
    this.lines.on('line', (line) => {
      if (line !== OPEN) this.acknowledged.push(line);
    });
  }

  /** Resolves when the process has the database open. */
  static async start(task: 'hold' | 'write' | 'visit', place: Place): Promise<WriterProcess> {
    const writer = new WriterProcess(task, place);
    const opened = await Promise.race([once(writer.lines, 'line'), writer.exited]);
    if (opened[0] !== OPEN) throw new Error(`The writer ended before it had opened: ${String(opened)}`);
    return writer;
  }

  async untilAcknowledged(count: number): Promise<void> {
    while (this.acknowledged.length < count) await once(this.lines, 'line');
  }

  /** Kills it, and resolves when what it had printed is read. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await Promise.all([this.exited, this.read]);
  }

  /** Its exit code. */
  async untilOver(): Promise<unknown> {
    const [code] = await this.exited;
    return code;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}
