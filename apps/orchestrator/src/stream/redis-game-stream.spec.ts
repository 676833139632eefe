import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { PinoLog } from '#libs/service';
import type { GameCommit } from '../games/index.js';
import { ANN, BOB, published, RUNNING, stateOf } from '../games/testing/index.js';
import type { RedisConnections } from '../redis/index.js';
import { connectionsTo, DeadLine, RedisServer } from '../redis/testing/index.js';
import { commitFrom, commitMessageOf } from './messages.js';
import { RedisGameStream } from './redis-game-stream.js';

const AT = RUNNING.updatedAt;
const STATE = { ...stateOf(), note: 'two\nlines\u2028' };
const { commit: COMMIT } = published({
  game: { ...RUNNING, seq: 12, stateSeq: 11, state: STATE },
  events: [
    { seq: 11, at: AT, event: 'game:speed', payload: { speed: 'fast' } },
    { seq: 12, at: AT, event: 'agent:chat', payload: { player_id: ANN, player_name: 'Ann', message: 'two\nlines' } },
  ],
  snapshot: { seq: 11, baseSeq: 9, state: STATE },
});

interface Received {
  readonly gameId: string;
  /** The number of the change's last event, or the chunk's text. */
  readonly what: number | string;
}

/** A replica as far as the stream goes: what it receives, in order. */
class Replica {
  readonly stream: RedisGameStream;
  readonly received: Received[] = [];
  readonly commits: GameCommit[] = [];
  private readonly waiting: (() => void)[] = [];
  private readonly redis: RedisConnections;

  constructor(url: string) {
    this.redis = connectionsTo(url, PinoLog.named('test', 'silent'));
    this.stream = new RedisGameStream(this.redis);
    this.stream.listen({
      onCommit: (commit) => {
        this.commits.push(commit);
        this.note(commit.gameId, commit.seq);
      },
      onThinking: (gameId, { playerId, text }) => this.note(gameId, `${playerId}: ${text}`),
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
    this.stream.think(gameId, { playerId: seatId, playerName: seatId, text });
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
    await there.stream.watch('g');
    here.think('Let me see');
    here.think('Hm', 'g', BOB);
    here.stream.publish(COMMIT);
    await there.receives(12);
    expect(there.received.map(({ what }) => what)).toEqual([`${ANN}: Let me see`, `${BOB}: Hm`, 12]);
    expect(there.commits).toEqual([COMMIT]);
  });

  it('reaches the replica that sent it once, and without Redis', async () => {
    const [here, there] = [await replica(), await replica()];
    await Promise.all([here, there].map(async ({ stream }) => stream.watch('g')));
    here.think('mine');
    here.stream.publish(COMMIT);
    expect(here.received.map(({ what }) => what)).toEqual([`${ANN}: mine`, 12]);
    await there.receives(12);
    there.think('yours');
    await here.receives(`${ANN}: yours`);
    expect(here.received.map(({ what }) => what)).toEqual([`${ANN}: mine`, 12, `${ANN}: yours`]);
    expect(there.received.map(({ what }) => what)).toEqual([`${ANN}: mine`, 12, `${ANN}: yours`]);
  });

  it.each([
    ['nothing', ''],
    ['no header', 'origin'],
    ['no JSON', 'origin\n{"gameId":'],
    ['another message', 'origin\n{"game":{}}'],
    ['a commit of version 0.1', '{"game":{"id":"g"},"events":[]}'],
    ['a status that is none', `origin\n${JSON.stringify({ ...COMMIT, status: 'lost', seqs: [] })}`],
    ['events that are none', commitMessageOf(COMMIT, 'origin').replace('{"seq":11,"at"', '{"seq":12,"at"')],
    ['no events', commitMessageOf(COMMIT, 'origin').split('\n').slice(0, 2).join('\n')],
    ['a snapshot without its state', commitMessageOf(COMMIT, 'origin').split('\n').slice(0, 4).join('\n')],
  ])('is ignored where it makes no sense: %s', (_, message) => {
    expect(commitFrom(message, 'mine')).toBeUndefined();
  });

  it('is received for games that are watched, and as long as they are', async () => {
    const [here, there] = [await replica(), await replica()];
    await Promise.all(['g', 'h'].map(async (id) => there.stream.watch(id)));
    here.think('of no interest', 'i');
    here.think('of the past', 'h');
    await there.receives(`${ANN}: of the past`);
    there.stream.unwatch('h');
    await there.stream.watch('j');
    here.think('too late', 'h');
    here.think('last', 'g');
    await there.receives(`${ANN}: last`);
    expect(there.received.map(({ what }) => what)).toEqual([`${ANN}: of the past`, `${ANN}: last`]);
  });

  it('is commits alone where thinking comes faster than Redis takes it', async () => {
    await using line = await DeadLine.to(server.port);
    const here = await replica(`redis://127.0.0.1:${line.port}`);
    const there = await replica();
    await there.stream.watch('g');
    line.die();
    const text = 'x'.repeat(10_000);
    for (let nth = 0; nth < 1_000; nth += 1) here.think(text);
    here.stream.publish(COMMIT);
    line.heal();
    await there.receives(12);
    const thinking = there.received.filter(({ what }) => what !== 12);
    expect(thinking.length).toBeGreaterThan(0);
    expect(thinking.length).toBeLessThan(30);
    here.think('again');
    await there.receives(`${ANN}: again`);
  });
});
