import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Child } from '../child.js';
import { Crowd } from '../crowd/crowd.js';
import type { Gathering, Received } from '../crowd/crowd-messages.js';
import type { Usage } from '../report-usage.js';
import type { Recording } from './recording.js';
import { gameIds, type PlayOrder } from './stage.js';

/** What is delivered, and to whom. */
export interface Staging extends Pick<Gathering, 'deltas' | 'timedOneOf'> {
  readonly recording: Recording;
  /** The recording, as JSON. */
  readonly file: string;
  readonly games: number;
  readonly viewersOfEach: number;
}

export interface DeliveryCost {
  /** The server's CPU for one step of one game. */
  readonly cpuMicros: number;
  /** Sent to one viewer for one step. */
  readonly bytes: number;
}

/** One of the servers that are compared, with its viewers, each of one of the games. */
export class Delivery implements AsyncDisposable {
  private next = 0;

  private constructor(
    private readonly staging: Staging,
    private readonly server: Child,
    private readonly crowd: Crowd,
  ) {}

  /** `program`: the file here that is the server. */
  static async start(program: string, staging: Staging): Promise<Delivery> {
    const { recording, file, games, viewersOfEach, deltas, timedOneOf = 0 } = staging;
    const usage = new URL('../report-usage.ts', import.meta.url).href;
    const server = Child.fork(fileURLToPath(new URL(program, import.meta.url)), [JSON.stringify({ file, games })], {
      execArgv: [...process.execArgv, '--import', usage],
    });
    const url = String(await server.output());
    const crowd = await Crowd.gather({
      url,
      gameIds: gameIds(recording, { games }),
      viewers: games * viewersOfEach,
      timedOneOf,
      ...(deltas !== undefined && { deltas }),
    });
    await crowd.report();
    return new Delivery(staging, server, crowd);
  }

  /** Plays further steps of all games, and waits until every viewer has received them. */
  async costOf(order: PlayOrder): Promise<DeliveryCost> {
    const before = await this.cpu();
    const { bytes } = await this.deliver(order);
    const steps = order.steps * this.staging.games;
    return { cpuMicros: ((await this.cpu()) - before) / steps, bytes: bytes / steps / this.staging.viewersOfEach };
  }

  /** The same; what the viewers received. Undefined after `withinMs`: then nothing is known of what will still arrive. */
  async deliver(order: PlayOrder): Promise<Received>;
  async deliver(order: PlayOrder, withinMs: number): Promise<Received | undefined>;
  async deliver(order: PlayOrder, withinMs?: number): Promise<Received | undefined> {
    const { recording, games, viewersOfEach } = this.staging;
    const expected = this.messagesOf(order.steps, recording) * games * viewersOfEach;
    const delivered = this.server.ask(order).then(async () => this.crowd.received(expected));
    if (withinMs === undefined) await delivered;
    else if (
      (await Promise.race([
        delivered.then(
          () => true,
          () => false,
        ),
        delay(withinMs),
      ])) !== true
    )
      return undefined;
    const received = await this.crowd.report();
    if (received.messages !== expected) throw new Error('A message was sent twice.');
    return received;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.crowd[Symbol.asyncDispose]();
    await this.server.end();
  }

  /** Events and snapshots of the next steps. */
  private messagesOf(count: number, { steps }: Recording): number {
    let messages = 0;
    for (let left = count; left > 0; left -= 1) {
      const changes = steps[this.next++ % steps.length] ?? [];
      messages += changes.reduce((sum, { events, snapshot }) => sum + events.length + (snapshot ? 1 : 0), 0);
    }
    return messages;
  }

  private async cpu(): Promise<number> {
    return ((await this.server.ask('usage')) as Usage).cpuMicros;
  }
}
