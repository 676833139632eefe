import { fileURLToPath } from 'node:url';
import { Child } from '../child.js';
import type { Gathering, Order, Received } from './crowd-messages.js';

/** Viewers, in a process of their own. */
export class Crowd implements AsyncDisposable {
  private constructor(private readonly child: Child) {}

  static async gather(gathering: Gathering): Promise<Crowd> {
    const crowd = new Crowd(Child.fork(fileURLToPath(new URL('crowd-process.ts', import.meta.url))));
    await crowd.ask({ do: 'gather', ...gathering });
    return crowd;
  }

  /** Resolves when all of them together have received `messages` messages since the last report. */
  async received(messages: number): Promise<void> {
    await this.ask({ do: 'receive', messages });
  }

  async report(): Promise<Received> {
    return (await this.ask({ do: 'report' })) as Received;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.child.end();
  }

  private async ask(order: Order): Promise<unknown> {
    return this.child.ask(order);
  }
}
