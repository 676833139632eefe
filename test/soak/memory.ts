import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const EVERY_MS = 500;

/** How much memory a process holds over time: its resident set, in MiB, as `ps` reports it. */
export class MemoryWatch implements Disposable {
  /** Of the process at rest: the first look. */
  first = 0;
  highest = 0;
  private readonly timer: NodeJS.Timeout;
  private failure: Error | undefined;

  private constructor(private readonly pid: number) {
    this.timer = setInterval(
      () => void this.look().catch((error: unknown) => (this.failure = new Error('ps failed', { cause: error }))),
      EVERY_MS,
    );
  }

  static async of(pid: number): Promise<MemoryWatch> {
    const watch = new MemoryWatch(pid);
    await watch.look();
    return watch;
  }

  /** @throws what kept it from looking */
  [Symbol.dispose](): void {
    clearInterval(this.timer);
    if (this.failure !== undefined) throw this.failure;
  }

  private async look(): Promise<void> {
    const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(this.pid)]);
    const mebibytes = Number(stdout) / 1_024;
    if (this.first === 0) this.first = mebibytes;
    this.highest = Math.max(this.highest, mebibytes);
  }
}
