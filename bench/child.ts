import { type ChildProcess, fork, type ForkOptions } from 'node:child_process';
import { once } from 'node:events';

/** A process that answers each of its parent's questions over IPC, one at a time. */
export class Child {
  private constructor(private readonly process: ChildProcess) {}

  /** @param file a program of ours; it ends when this process is gone */
  static fork(file: string, words: readonly string[] = [], options: ForkOptions = {}): Child {
    return new Child(fork(file, words, options));
  }

  get isRunning(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  /** The next message that it sends by itself. Rejects if the process ends first. */
  async output(): Promise<unknown> {
    const over = new AbortController();
    const { signal } = over;
    const sent = once(this.process, 'message', { signal });
    const ended = once(this.process, 'exit', { signal }).then(() => {
      throw new Error(`${this.process.spawnfile} ended: ${this.process.spawnargs.join(' ')}`);
    });
    try {
      const [message] = (await Promise.race([sent, ended])) as [unknown];
      return message;
    } finally {
      over.abort();
      await Promise.allSettled([sent, ended]);
    }
  }

  async ask(question: object | string): Promise<unknown> {
    const answer = this.output();
    this.process.send(question);
    return answer;
  }

  async end(): Promise<void> {
    if (!this.isRunning) return;
    const exit = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await exit;
  }
}
