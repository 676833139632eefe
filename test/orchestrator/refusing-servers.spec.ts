import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { loadOrchestratorConfig, startOrchestrator } from '../../apps/orchestrator/src/index.js';
import { RedisServer } from '../../apps/orchestrator/src/redis/testing/index.js';
import { PostgresServer } from '../../libs/database/src/testing/index.js';
import { Table } from '../support/table.js';

let redis: RedisServer;
let postgres: PostgresServer;
beforeAll(async () => {
  [redis, postgres] = await Promise.all([RedisServer.start(), PostgresServer.start()]);
});
afterAll(async () => {
  await Promise.all([redis[Symbol.asyncDispose](), postgres[Symbol.asyncDispose]()]);
});

const shared = (): Record<string, string> => ({ REDIS_URL: redis.url, DATABASE_URL: postgres.url });
const CREATION = {
  agents: [
    { name: 'Ann', personality: 'aggressive' },
    { name: 'Bob', personality: 'chaotic' },
  ],
};

async function until(isThere: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 40_000;
  while (!(await isThere())) expect(Date.now()).toBeLessThan(end);
}

describe('a Postgres whose statement_timeout runs out while somebody holds a lock', () => {
  it('has games wait and creations answer 503; no game fails', async () => {
    const url = `${postgres.url}?options=${encodeURIComponent('-c statement_timeout=400')}`;
    await using table = await Table.set({ engine: { turns: 4 }, config: { ...shared(), DATABASE_URL: url } });
    const { rest } = table;
    const games = await Promise.all([1, 2, 3, 4].map(async () => (await rest.createGame({ speed: 'fast' })).game_id));
    const admin = new Client({ connectionString: postgres.url });
    await admin.connect();
    await admin.query('begin; lock table orchestrator.games in access exclusive mode');
    const creation = await rest.post('/games', CREATION);
    expect(creation).toMatchObject({ status: 503, body: { code: 'database_unavailable' } });
    await until(async () => (await rest.get('/health')).status === 503);
    await admin.query('commit');
    await admin.end();
    const statuses = async (): Promise<unknown[]> =>
      Promise.all(games.map(async (id) => (await rest.get(`/games/${id}`)).body['status']));
    await until(async () => !(await statuses()).some((status) => status === 'running' || status === 'starting'));
    expect(await statuses()).toEqual(games.map(() => 'completed'));
  });
});

describe('a Redis that is out of memory', () => {
  it('leaves no game behind a creation that failed: it is accepted, and runs when there is memory', async () => {
    await using table = await Table.set({ engine: { turns: 1 }, config: shared() });
    const { rest } = table;
    const admin = new Redis(redis.url);
    await admin.config('SET', 'maxmemory', '1');
    const { status, body } = await rest.post('/games', { ...CREATION, settings: { speed: 'instant' } });
    expect(status).toBe(201);
    await until(async () => (await rest.get('/health')).body['redis'] === 'unhealthy');
    await admin.config('SET', 'maxmemory', '0');
    admin.disconnect();
    await until(async () => (await rest.get(`/games/${String(body['game_id'])}`)).body['status'] === 'completed');
  });
});

describe('a replica whose port is taken', () => {
  it('is refused before it joins the others', async () => {
    await using table = await Table.set({ config: shared() });
    const admin = new Redis(redis.url);
    await until(async () => (await admin.zcard('orchestrator:replicas')) === 1);
    await expect(startOrchestrator(loadOrchestratorConfig(table.settings))).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    expect(await admin.zcard('orchestrator:replicas')).toBe(1);
    admin.disconnect();
  });
});
