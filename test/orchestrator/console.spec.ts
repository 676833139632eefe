import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ConsoleStatus, GameStatus } from '#libs/protocol';
import { loadOrchestratorConfig, startOrchestrator } from '../../apps/orchestrator/src/index.js';
import { RedisServer } from '../../apps/orchestrator/src/redis/testing/index.js';
import { PostgresServer } from '../../libs/database/src/testing/index.js';
import { RestClient, THREE_AGENTS } from '../support/rest-client.js';
import { Table } from '../support/table.js';
import { until } from '../support/until.js';

const STATUS = '/console/status';
const CONTROL = 'key-that-controls-0815';
const CREATE = 'key-that-creates-0815';

async function statusFrom(rest: RestClient, query = ''): Promise<ConsoleStatus> {
  return (await rest.get<ConsoleStatus>(STATUS + query)).body;
}

describe('the console of an open server', () => {
  let table: Table;
  /** The agent does not answer the seat called Lady Luck. */
  const isHanging = (name: unknown): boolean => name === 'Lady Luck';
  beforeAll(async () => {
    table = await Table.set({
      agent: ({ body }) => (isHanging(body.seat?.name) ? 'hang' : { lateMs: 50 }),
      config: { LIMIT_CREATE: '3', LIMIT_CONTROL: '0' },
    });
  });
  afterAll(() => table[Symbol.asyncDispose]());

  it('has a game whose agent hangs on top, and its step gets older', async () => {
    const two = THREE_AGENTS.slice(0, 2);
    const hanging = [{ name: 'Lady Luck', personality: 'chaotic' }, ...two];
    const { game_id: stuck } = await table.rest.createGame({ speed: 'instant' }, hanging);
    await table.agent.arrival();
    const { game_id: lively } = await table.rest.createGame({ speed: 'fast' }, two);
    const ids = ({ games }: ConsoleStatus): readonly string[] => games?.games.map(({ game_id }) => game_id) ?? [];
    const first = await until(
      (status) => ids(status).length === 2 && ids(status)[0] === stuck && status.games?.games[0]?.awaits === 'agent',
      async () => statusFrom(table.rest),
    );
    expect(first).toMatchObject({ key_name: null, actions: ['pause', 'resume', 'step', 'speed', 'stop'] });
    expect(first.games).toMatchObject({ status: 'running', next_cursor: null, counts: { running: 2, paused: 0 } });
    expect(first.games?.games[0]).toMatchObject({ awaits: 'agent', player_name: 'Lady Luck', created_by: null });
    expect(ids(first)[1]).toBe(lively);
    const age = first.games?.games[0]?.step_age ?? 0;
    const later = await until(
      ({ games }) => (games?.games[0]?.step_age ?? 0) > age + 1,
      async () => statusFrom(table.rest),
    );
    expect(ids(later)[0]).toBe(stuck);
    await table.rest.control(lively, 'stop');
  });

  it('pages through a list, and lists each status by itself', async () => {
    const ofStatus = async (status: GameStatus): Promise<number> =>
      (await statusFrom(table.rest, `?status=${status}`)).games?.games.length ?? 0;
    await until(
      (count) => count === 1,
      async () => ofStatus('stopped'),
    );
    expect(await ofStatus('failed')).toBe(0);
    const { game_id: other } = await table.rest.createGame({ speed: 'watch' });
    const first = await until(
      ({ games }) => games?.next_cursor !== null,
      async () => statusFrom(table.rest, '?limit=1'),
    );
    const cursor = encodeURIComponent(first.games?.next_cursor ?? '');
    const second = await statusFrom(table.rest, `?limit=1&cursor=${cursor}`);
    expect([first, second].map(({ games }) => games?.games.length)).toEqual([1, 1]);
    expect(second.games?.games[0]?.game_id).toBe(other);
  });

  it('has the limits that were reached, and by whom: an address as a digest', async () => {
    const refused = await table.rest.post('/games', {});
    expect(refused).toMatchObject({ status: 429, body: { limit: 'create' } });
    const { limits } = await until(
      ({ limits: all }) => all.length > 0,
      async () => statusFrom(table.rest),
    );
    expect(limits).toMatchObject([{ limit: 'create', by: 'address', who: expect.stringMatching(/^[0-9a-f]{8}$/) }]);
    expect(JSON.stringify(limits)).not.toContain('127.0.0.1');
  });

  it('reads once a second, however many look', async () => {
    const before = table.engine.requests.filter(({ route }) => route === 'health').length;
    const began = Date.now();
    const answers = await Promise.all(Array.from({ length: 100 }, async () => statusFrom(table.rest)));
    const seconds = Math.ceil((Date.now() - began) / 1_000);
    const after = table.engine.requests.filter(({ route }) => route === 'health').length;
    expect(after - before).toBeLessThanOrEqual(seconds + 1);
    expect(new Set(answers.map(({ at }) => at)).size).toBeLessThanOrEqual(seconds + 1);
  });

  it('has an engine that is dead, how it failed, and how the agent answers', async () => {
    await table.engine.stop();
    const { services } = await until(
      ({ services: [engine] }) => engine?.status === 'unhealthy',
      async () => statusFrom(table.rest),
    );
    expect(services.map(({ name }) => name)).toEqual(['game_engine', 'ai_agent', 'database', 'redis']);
    const [engine, agent, database, redis] = services;
    expect(engine).toMatchObject({ latency_ms: null, last_failure: { reason: 'unreachable' } });
    expect(engine?.requests?.failures).toBeGreaterThan(0);
    expect(agent).toMatchObject({ status: 'healthy', latency_ms: expect.any(Number), last_failure: null });
    expect(agent?.requests?.mean_ms).toBeGreaterThan(0);
    expect(database).toMatchObject({ status: 'healthy', requests: null });
    expect(redis).toMatchObject({ status: 'disabled', latency_ms: null });
  });

  it('has one process, itself', async () => {
    const { replicas, version } = await statusFrom(table.rest);
    expect(replicas).toEqual([
      {
        name: expect.stringMatching(/:\d+$/),
        version,
        roles: ['api', 'loop', 'gateway'],
        started_at: expect.any(String),
        heartbeat_age: 0,
        games: expect.any(Number),
        share: expect.any(Number),
      },
    ]);
  });

  it.each(['?status=stuck', '?limit=101', '?limit=0', '?cursor=rubbish', '?limit='])('refuses %s', async (query) => {
    const { status, body } = await table.rest.get(STATUS + query);
    expect({ status, code: body['code'] }).toEqual({
      status: 400,
      code: query.startsWith('?cursor') ? 'invalid_cursor' : 'invalid_request',
    });
  });
});

describe('the console of a server with keys', () => {
  it('shows whose key it is and what that allows, and is refused to one that creates', async () => {
    const config = { API_KEYS: `night:control:${CONTROL},ci:create:${CREATE}`, LIMIT_CREATE: '1' };
    await using table = await Table.set({ config });
    const withKey = (key: string): RestClient =>
      new RestClient(table.orchestrator.url, { authorization: `Bearer ${key}` });
    await withKey(CREATE).createGame({ speed: 'watch' });
    expect((await withKey(CREATE).post('/games', {})).status).toBe(429);
    const answer = await withKey(CONTROL).get<ConsoleStatus>(STATUS);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body).toMatchObject({ key_name: 'night', limits: [{ limit: 'create', by: 'key', who: 'ci' }] });
    expect(answer.body.games?.games).toMatchObject([{ created_by: 'ci' }]);
    expect(await withKey(CREATE).get(STATUS)).toMatchObject({
      status: 403,
      body: {
        code: 'insufficient_scope',
        detail: 'This API key may not use the console: that takes one with the scope control or admin.',
      },
    });
  });
});

describe('the console of many replicas', () => {
  it('has them all with their roles and shares, on each; games are null while the database is away', async () => {
    await using redis = await RedisServer.start();
    await using postgres = await PostgresServer.start();
    const config = { REDIS_URL: redis.url, DATABASE_URL: postgres.url };
    await using table = await Table.set({ agent: { lateMs: 50 }, config });
    const started = async (roles: string): ReturnType<typeof startOrchestrator> =>
      startOrchestrator(
        loadOrchestratorConfig({ ...table.settings, ORCHESTRATOR_PORT: '0', ORCHESTRATOR_ROLES: roles }),
      );
    const [loop, gateway] = await Promise.all([started('loop'), started('gateway')]);
    const asked = new RestClient(gateway.url);
    try {
      for (let count = 0; count < 4; count += 1) await table.rest.createGame({ speed: 'slow' });
      const { replicas, services } = await until(
        ({ replicas: all }) => all?.length === 3 && all.filter(({ games }) => games === 2).length === 2,
        async () => statusFrom(asked),
      );
      const runners = replicas?.filter(({ roles }) => roles.includes('loop'));
      expect(runners).toMatchObject([{ share: 2 }, { share: 2 }]);
      expect(replicas?.find(({ roles }) => !roles.includes('loop'))).toMatchObject({ games: null, share: null });
      expect(services.at(-1)).toMatchObject({ name: 'redis', status: 'healthy' });
      expect(services[1]?.requests?.count).toBeGreaterThan(0);

      await loop.close();
      await until(
        ({ replicas: all }) => all?.length === 2,
        async () => statusFrom(asked),
      );

      await postgres.stop();
      await until(
        ({ games, services: [, , database] }) => games === null && database?.status === 'unhealthy',
        async () => statusFrom(asked),
      );
      await postgres.start();
    } finally {
      await gateway.close();
    }
  });
});
