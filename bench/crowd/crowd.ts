import { fileURLToPath } from 'node:url';
import { Child } from '../child.js';
import type { Heard, Order } from './crowd-messages.js';

/** Viewers, in a process of their own. */
export class Crowd implements AsyncDisposable {
  private constructor(private readonly child: Child) {}

  static async gather(url: string, gameIds: readonly string[], viewers: number): Promise<Crowd> {
    const crowd = new Crowd(Child.fork(fileURLToPath(new URL('crowd-process.ts', import.meta.url))));
    await crowd.ask({ do: 'gather', url, gameIds, viewers });
    return crowd;
  }

  /** Resolves when they have heard so many messages, all of them together, since the last report. */
  async heard(messages: number): Promise<void> {
    await this.ask({ do: 'hear', messages });
  }

  async report(): Promise<Heard> {
    return (await this.ask({ do: 'report' })) as Heard;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.child.end();
  }

  private async ask(order: Order): Promise<unknown> {
    return this.child.ask(order);
  }
}
