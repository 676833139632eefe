import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { PinoLog } from '#libs/service';
import { RedisConnections } from '../redis/index.js';
import { RedisServer } from '../redis/testing/index.js';
import { RedisViewerCounts } from './redis-viewer-counts.js';

const PUBLISH_INTERVAL_MS = 20;
const GAMES = ['g', 'h', 'i'];

describe('the spectators of many replicas', () => {
  let server: RedisServer;
  const closing: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    server = await RedisServer.start();
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  async function replica(here: Record<string, number>): Promise<RedisViewerCounts> {
    const redis = await RedisConnections.to(server.url, PinoLog.named('test', 'silent'));
    const counts = new RedisViewerCounts(redis);
    const publishing = setInterval(() => counts.publish(), PUBLISH_INTERVAL_MS);
    counts.countHere({ watchedGames: () => Object.keys(here), viewersOf: (gameId) => here[gameId] ?? 0 });
    const last = redis.connect('last');
    if (last.status !== 'ready') await once(last, 'ready');
    closing.push(async () => {
      clearInterval(publishing);
      await counts.onApplicationShutdown();
      redis.onApplicationShutdown();
    });
    return counts;
  }

  /** Asks until the answer is the one that is expected; the test's own time limit ends it. */
  async function counted(asked: RedisViewerCounts, expected: Record<string, number>): Promise<object> {
    for (;;) {
      const counts = Object.fromEntries((await asked.of(GAMES)) ?? [['nobody', -1]]);
      if (JSON.stringify(counts) === JSON.stringify(expected)) return counts;
      await setImmediate();
    }
  }

  it('are added up, whichever is asked', async () => {
    const one = await replica({ g: 2, h: 1 });
    const other = await replica({ g: 3, z: 9 });
    for (const asked of [one, other]) expect(await counted(asked, { g: 5, h: 1 })).toEqual({ g: 5, h: 1 });
  });

  it('are counted anew all the time, down to none', async () => {
    const here: Record<string, number> = { g: 2, i: 1 };
    const counts = await replica(here);
    expect(await counted(counts, { g: 2, i: 1 })).toEqual({ g: 2, i: 1 });
    here['g'] = 4;
    delete here['i'];
    expect(await counted(counts, { g: 4 })).toEqual({ g: 4 });
    here['g'] = 0;
    expect(await counted(counts, {})).toEqual({});
  });

  it('of a replica that closes are gone with it', async () => {
    const one = await replica({ g: 2 });
    const other = await replica({ g: 3 });
    expect(await counted(one, { g: 5 })).toEqual({ g: 5 });
    await other.onApplicationShutdown();
    expect(await counted(one, { g: 2 })).toEqual({ g: 2 });
  });

  it('are there again after Redis has lost everything', async () => {
    const counts = await replica({ g: 2 });
    expect(await counted(counts, { g: 2 })).toEqual({ g: 2 });
    await server.kill();
    expect(await counts.of(GAMES)).toBeUndefined();
    await server.start();
    expect(await counted(counts, { g: 2 })).toEqual({ g: 2 });
  });
});
