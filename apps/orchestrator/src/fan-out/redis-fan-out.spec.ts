import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { PinoLog } from '#libs/service';
import type { NumberedChange } from '../games/index.js';
import { ANN, BOB, RUNNING } from '../games/testing/index.js';
import { RedisConnections } from '../redis/index.js';
import { DeadLine, RedisServer } from '../redis/testing/index.js';
import { changeFrom } from './messages.js';
import { RedisFanOut } from './redis-fan-out.js';

const CHANGE: NumberedChange = {
  game: { ...RUNNING, seq: 11 },
  events: [{ seq: 11, at: RUNNING.updatedAt, event: 'game:speed', payload: { speed: 'fast' } }],
};

interface Received {
  readonly gameId: string;
  /** The number of the change's last event, or the chunk's text. */
  readonly what: number | string;
}

/** A replica as far as the fan-out goes: what it receives, in order. */
class Replica {
  readonly fanOut: RedisFanOut;
  readonly received: Received[] = [];
  private readonly waiting: (() => void)[] = [];
  private readonly redis: RedisConnections;

  constructor(url: string) {
    this.redis = new RedisConnections(url, PinoLog.named('test', 'silent'));
    this.fanOut = new RedisFanOut(this.redis);
    this.fanOut.listen({
      onCommit: (gameId, message) => this.note(gameId, changeFrom(message, RUNNING)?.game.seq ?? 'nonsense'),
      onThinking: (gameId, { seatId, text }) => this.note(gameId, `${seatId}: ${text}`),
      onPossibleLoss: () => undefined,
    });
  }

  /** Connected: what is published before is lost, as it may be. */
  async ready(): Promise<this> {
    const connection = this.redis.connect('last');
    if (connection.status !== 'ready') await once(connection, 'ready');
    return this;
  }

  think(text: string, gameId = 'g', seatId = ANN): void {
    this.fanOut.publishThinking({ session: { ...RUNNING, id: gameId }, seatId, text });
  }

  async receives(what: number | string): Promise<void> {
    while (!this.received.some(({ what: received }) => received === what)) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  close(): void {
    this.redis.onApplicationShutdown();
  }

  private note(gameId: string, what: number | string): void {
    this.received.push({ gameId, what });
    for (const wake of this.waiting.splice(0)) wake();
  }
}

describe('what replicas send each other through Redis', () => {
  let server: RedisServer;
  const replicas: Replica[] = [];
  beforeAll(async () => {
    server = await RedisServer.start();
  });
  afterEach(() => {
    for (const made of replicas.splice(0)) made.close();
  });
  afterAll(async () => server[Symbol.asyncDispose]());

  async function replica(url = server.url): Promise<Replica> {
    const made = new Replica(url);
    replicas.push(made);
    return made.ready();
  }

  it('are commits and thinking, in the order in which they happened', async () => {
    const [here, there] = [await replica(), await replica()];
    await there.fanOut.watch('g');
    here.think('Let me see');
    here.think('Hm', 'g', BOB);
    here.fanOut.publish(CHANGE);
    await there.receives(11);
    expect(there.received.map(({ what }) => what)).toEqual([`${ANN}: Let me see`, `${BOB}: Hm`, 11]);
  });

  it('does not come back as thinking to the replica that sent it', async () => {
    const [here, there] = [await replica(), await replica()];
    await Promise.all([here, there].map(async ({ fanOut }) => fanOut.watch('g')));
    here.think('mine');
    there.think('yours');
    here.fanOut.publish(CHANGE);
    await Promise.all([here.receives(`${ANN}: yours`), here.receives(11), there.receives(11)]);
    expect(here.received).not.toContainEqual({ gameId: 'g', what: `${ANN}: mine` });
    expect(there.received.map(({ what }) => what)).toEqual([`${ANN}: mine`, 11]);
  });

  it('is received for games that are watched, and as long as they are', async () => {
    const [here, there] = [await replica(), await replica()];
    await Promise.all(['g', 'h'].map(async (id) => there.fanOut.watch(id)));
    here.think('of no interest', 'i');
    here.think('of the past', 'h');
    await there.receives(`${ANN}: of the past`);
    there.fanOut.unwatch('h');
    await there.fanOut.watch('j');
    here.think('too late', 'h');
    here.think('last', 'g');
    await there.receives(`${ANN}: last`);
    expect(there.received.map(({ what }) => what)).toEqual([`${ANN}: of the past`, `${ANN}: last`]);
  });

  it('is commits alone where thinking comes faster than Redis takes it', async () => {
    await using line = await DeadLine.to(server.port);
    const here = await replica(`redis://127.0.0.1:${line.port}`);
    const there = await replica();
    await there.fanOut.watch('g');
    line.die();
    const text = 'x'.repeat(10_000);
    for (let nth = 0; nth < 1_000; nth += 1) here.think(text);
    here.fanOut.publish(CHANGE);
    line.heal();
    await there.receives(11);
    const thinking = there.received.filter(({ what }) => what !== 11);
    expect(thinking.length).toBeGreaterThan(0);
    expect(thinking.length).toBeLessThan(30);
    here.think('again');
    await there.receives(`${ANN}: again`);
  });
});
