import { fileURLToPath } from 'node:url';
import { Child } from '../child.js';

/** What the viewers are asked to do, one after the other. */
export type ReturnOrder =
  | { readonly do: 'gather'; readonly url: string; readonly gameId: string; readonly count: number }
  /** All connections are gone at once. */
  | { readonly do: 'drop' }
  /** All come back with their last number, as soon as socket.io-client does; carried out when all have reached `seq`. */
  | { readonly do: 'return'; readonly seq: number }
  /** What came of it, when the game stands still at `seq`. */
  | { readonly do: 'report'; readonly seq: number };

/** Counts are of all viewers since the first round. */
export interface Returned {
  /** Viewers who have the last event. */
  readonly atHead: number;
  readonly lost: number;
  readonly repeated: number;
  /** Connections that failed, after which the viewer tried again. */
  readonly failed: number;
  /** From the return of all to a viewer's being at the head, milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}

/** Viewers of one game who count by number, in a process of their own. */
export class NumberedViewers implements AsyncDisposable {
  private constructor(private readonly child: Child) {}

  static async gather(url: string, gameId: string, count: number): Promise<NumberedViewers> {
    const viewers = new NumberedViewers(Child.fork(fileURLToPath(new URL('viewers-process.ts', import.meta.url))));
    await viewers.ask({ do: 'gather', url, gameId, count });
    return viewers;
  }

  async ask(order: ReturnOrder): Promise<unknown> {
    return this.child.ask(order);
  }

  async report(seq: number): Promise<Returned> {
    return (await this.ask({ do: 'report', seq })) as Returned;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.child.end();
  }
}
