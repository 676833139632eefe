import { afterEach, describe, expect, it } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { PinoLog } from '#libs/service';
import { ManualClock } from '../../../../libs/service/src/testing/index.js';
import { DeliveryQueue, type QueuedGame } from './delivery-queue.js';
import { AT } from './testing/index.js';
import { WebhookWorker } from './webhook-worker.js';

/** Hands out what a test puts there, until it is taken out. */
class FakeQueue extends DeliveryQueue {
  readonly games = new Map<string, QueuedGame>();
  looks = 0;
  isAway = false;

  add(...ids: readonly string[]): void {
    for (const gameId of ids)
      this.games.set(gameId, { webhook: 'ops', gameId, nextSeq: 1, lastSeq: 1, failures: 0, dueAt: AT });
  }

  async due(_webhook: string, _at: string, limit: number): Promise<readonly QueuedGame[]> {
    this.looks += 1;
    if (this.isAway) throw new Error('away');
    return Promise.resolve([...this.games.values()].slice(0, limit));
  }

  async move(game: QueuedGame): Promise<QueuedGame> {
    return Promise.resolve(game);
  }

  async finish({ gameId }: QueuedGame): Promise<boolean> {
    return Promise.resolve(this.games.delete(gameId));
  }
}

/** Ends no delivery before the test lets it. */
class HeldDeliveries {
  readonly begun: string[] = [];
  private readonly ends = new Map<string, (error?: Error) => void>();

  constructor(private readonly queue: FakeQueue) {}

  async run(_: object, { gameId }: QueuedGame, signal: AbortSignal): Promise<void> {
    this.begun.push(gameId);
    await new Promise<void>((resolve, reject) => {
      this.ends.set(gameId, (error) => (error === undefined ? resolve() : reject(error)));
      signal.addEventListener('abort', () => resolve());
    });
    this.queue.games.delete(gameId);
  }

  end(gameId: string, error?: Error): void {
    this.ends.get(gameId)?.(error);
  }
}

describe('a webhook', () => {
  const workers: WebhookWorker[] = [];
  afterEach(async () => {
    for (const worker of workers.splice(0)) await worker.stop();
  });

  function started(isDisabled = false): {
    readonly queue: FakeQueue;
    readonly deliveries: HeldDeliveries;
    readonly worker: WebhookWorker;
    readonly lines: string[];
  } {
    const queue = new FakeQueue();
    const deliveries = new HeldDeliveries(queue);
    const lines: string[] = [];
    const log = PinoLog.named('x', 'info', { write: (line) => void lines.push(line) });
    const watch = { isDisabled: () => isDisabled };
    const parts = { queue, delivery: deliveries, watch, clock: new ManualClock(), log };
    const worker = new WebhookWorker({ name: 'ops', url: 'https://a.example', events: ['*'], keys: [] }, parts);
    workers.push(worker);
    return { queue, deliveries, worker, lines };
  }

  it('is sent four games at a time, each by one, and the next one when one of them is done', async () => {
    const { queue, deliveries, worker } = started();
    queue.add('a', 'b', 'c', 'd', 'e', 'f');
    for (let wakes = 0; wakes < 3; wakes += 1) {
      worker.wake();
      await turn();
    }
    expect(deliveries.begun).toEqual(['a', 'b', 'c', 'd']);
    deliveries.end('b');
    await turn();
    expect(deliveries.begun).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('that is woken while it looks looks once more', async () => {
    const { queue, worker } = started();
    for (let wakes = 0; wakes < 5; wakes += 1) worker.wake();
    await turn();
    expect(queue.looks).toBe(2);
  });

  it('that is disabled is sent nothing', async () => {
    const { queue, deliveries, worker } = started(true);
    queue.add('a');
    worker.wake();
    await turn();
    expect([queue.looks, deliveries.begun]).toEqual([0, []]);
  });

  it('logs one line while its queue cannot be read, and goes on afterwards', async () => {
    const { queue, deliveries, worker, lines } = started();
    queue.add('a');
    queue.isAway = true;
    for (let wakes = 0; wakes < 3; wakes += 1) {
      worker.wake();
      await turn();
    }
    expect(lines).toHaveLength(1);
    queue.isAway = false;
    worker.wake();
    await turn();
    expect(deliveries.begun).toEqual(['a']);
  });

  it('does not hurry where a delivery could not be written down', async () => {
    const { queue, deliveries, worker } = started();
    queue.add('a');
    worker.wake();
    await turn();
    deliveries.end('a', new Error('away'));
    await turn();
    expect([queue.looks, deliveries.begun]).toEqual([1, ['a']]);
  });

  it('that is stopped calls off what is under way, and begins nothing more', async () => {
    const { queue, deliveries, worker } = started();
    queue.add('a');
    worker.wake();
    await turn();
    await worker.stop();
    queue.add('b');
    worker.wake();
    await turn();
    expect(deliveries.begun).toEqual(['a']);
  });
});
