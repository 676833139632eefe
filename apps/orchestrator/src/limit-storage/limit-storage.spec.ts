import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ThrottlerStorage, ThrottlerStorageService } from '@nestjs/throttler';
import { Redis } from 'ioredis';
import { RedisServer } from '../redis/testing/index.js';
import { RedisLimitStorage } from './redis-limit-storage.js';

const LIMIT = 3;
const LONG_MS = 60_000;
/** Long enough for a few calls on a busy machine, short enough to wait for. */
const SHORT_MS = 500;

let redis: RedisServer;
let client: Redis;
beforeAll(async () => {
  redis = await RedisServer.start();
});
afterAll(async () => redis[Symbol.asyncDispose]());
beforeEach(async () => {
  client = new Redis(redis.url, { maxRetriesPerRequest: null });
  await client.ping();
});
afterEach(() => client.disconnect());

const STORAGES = {
  'in this process': () => new ThrottlerStorageService(),
  'in Redis': () => new RedisLimitStorage(client, new ThrottlerStorageService()),
} as const satisfies Record<string, () => ThrottlerStorage>;

describe.each(Object.entries(STORAGES))('what is counted %s', (_, make) => {
  let keys = 0;
  let storage: ThrottlerStorage;
  let key: string;
  beforeEach(() => {
    storage = make();
    key = `key ${process.pid} ${(keys += 1)}`;
  });
  const take = async (ttl = LONG_MS, of = key) => storage.increment(of, ttl, LIMIT, 0, 'create');

  it('is let through up to the limit, with what was taken', async () => {
    for (let hit = 1; hit <= LIMIT; hit += 1) {
      expect(await take()).toMatchObject({ totalHits: hit, isBlocked: false, timeToBlockExpire: 0 });
    }
  });

  it('is refused past it, with the seconds until there is room again', async () => {
    for (let hit = 1; hit <= LIMIT; hit += 1) await take();
    const refused = await take();
    expect(refused).toMatchObject({ totalHits: LIMIT + 1, isBlocked: true });
    expect(refused.timeToBlockExpire).toBeGreaterThan(50);
    expect(refused.timeToBlockExpire).toBeLessThanOrEqual(60);
  });

  it('counts each key alone', async () => {
    for (let hit = 1; hit <= LIMIT; hit += 1) await take();
    expect(await take(LONG_MS, `${key} of another`)).toMatchObject({ totalHits: 1, isBlocked: false });
  });

  it('does not count what is refused: there is room again once the window has passed, however often it was tried', async () => {
    for (let hit = 1; hit <= LIMIT; hit += 1) await take(SHORT_MS);
    const from = Date.now();
    let refusals = 0;
    while ((await take(SHORT_MS)).isBlocked && Date.now() - from < 20_000) refusals += 1;
    expect(refusals).toBeGreaterThan(0);
    expect(Date.now() - from).toBeLessThan(20_000);
  });

  it('lets no more through when it is asked for all at once', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, async () => take()));
    expect(all.filter(({ isBlocked }) => !isBlocked)).toHaveLength(LIMIT);
  });
});

describe('what replicas count in Redis', () => {
  it('is counted for all replicas together', async () => {
    const replicas = [1, 2].map(() => new RedisLimitStorage(client, new ThrottlerStorageService()));
    const taken = [0, 1, 0, 1].map(async (replica) =>
      replicas[replica]?.increment('shared', LONG_MS, LIMIT, 0, 'read'),
    );
    expect((await Promise.all(taken)).map((one) => one?.isBlocked)).toEqual([false, false, false, true]);
  });

  it('leaves nothing there when its window has passed', async () => {
    await new RedisLimitStorage(client, new ThrottlerStorageService()).increment('gone', SHORT_MS, LIMIT, 0, 'read');
    const ttl = await client.pttl('orchestrator:limits:gone');
    expect(ttl).toBeGreaterThan(0);
    expect(ttl).toBeLessThanOrEqual(SHORT_MS);
  });

  it('is counted by each replica for itself while Redis is away, and limited still', async () => {
    const away = new Redis(redis.url, { lazyConnect: true });
    const storage = new RedisLimitStorage(away, new ThrottlerStorageService());
    for (let hit = 1; hit <= LIMIT; hit += 1) {
      expect(await storage.increment('x', LONG_MS, LIMIT, 0, 'read')).toMatchObject({ isBlocked: false });
    }
    expect(await storage.increment('x', LONG_MS, LIMIT, 0, 'read')).toMatchObject({ isBlocked: true });
    away.disconnect();
  });
});
