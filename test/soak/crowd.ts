import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Carried, Order } from './crowd-messages.js';

const MAIN = fileURLToPath(new URL('crowd-process.ts', import.meta.url));

/** The viewers' process. It ends with this one. */
export class Crowd implements AsyncDisposable {
  private constructor(private readonly child: ChildProcess) {}

  static start(): Crowd {
    return new Crowd(fork(MAIN, { execArgv: process.execArgv }));
  }

  /** Resolves when it is done. */
  async ask(order: Order): Promise<Carried> {
    const gone = new AbortController();
    const exited = once(this.child, 'exit', { signal: gone.signal }).then(() => {
      throw new Error(`The viewers ended while asked to ${order.do}.`);
    });
    const answered = once(this.child, 'message', { signal: gone.signal });
    this.child.send(order);
    try {
      const [carried] = (await Promise.race([answered, exited])) as [Carried];
      return carried;
    } finally {
      gone.abort();
      await Promise.allSettled([answered, exited]);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.child.exitCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }
}
