import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadOrchestratorConfig, startOrchestrator } from '../../apps/orchestrator/src/index.js';
import { RedisServer } from '../../apps/orchestrator/src/redis/testing/index.js';
import { PostgresServer } from '../../libs/database/src/testing/index.js';
import { type Answer, RestClient, THREE_AGENTS } from '../support/rest-client.js';
import { Table } from '../support/table.js';
import { until } from '../support/until.js';

const BODY = { agents: THREE_AGENTS, settings: { speed: 'watch' } };

type Ask = (client: RestClient, id: string) => Promise<Answer>;

/** Requests by the rate that they count for, and what they are answered within it. */
const REQUESTS: readonly { readonly rate: string; readonly name: string; readonly ask: Ask; readonly ok: number }[] = [
  { rate: 'create', name: 'a game', ask: async (rest) => rest.post('/games', BODY), ok: 201 },
  { rate: 'create', name: 'a wrong creation', ask: async (rest) => rest.post('/games', { agents: 'none' }), ok: 400 },
  { rate: 'control', name: 'a command', ask: async (rest, id) => rest.post(`/games/${id}/pause`), ok: 200 },
  { rate: 'control', name: 'an unknown path', ask: async (rest) => rest.post('/nowhere'), ok: 404 },
  { rate: 'read', name: 'a replay', ask: async (rest, id) => rest.get(`/games/${id}/replay`), ok: 200 },
  { rate: 'read', name: 'a state', ask: async (rest, id) => rest.get(`/games/${id}/state`), ok: 200 },
  { rate: 'read', name: 'a card', ask: async (rest, id) => rest.get(`/games/${id}/card.png?seq=9999`), ok: 400 },
  { rate: 'read', name: 'events', ask: async (rest, id) => rest.get(`/games/${id}/events`), ok: 200 },
];

const MESSAGES = [
  { rate: 'messages', event: 'get_state', body: {} },
  { rate: 'control', event: 'set_speed', body: { speed: 'watch' } },
] as const;

/** Each test, and each row of a table, is a client of its own. */
const TWO_EACH = {
  LIMIT_CREATE: '2',
  LIMIT_CONTROL: '2',
  LIMIT_READ: '2',
  LIMIT_MESSAGES: '2',
  TRUST_PROXY: '127.0.0.1',
};
let clients = 0;
const newClient = (): { 'x-forwarded-for': string } => ({ 'x-forwarded-for': `203.0.113.${(clients += 1)}` });

const is429 = ({ status }: Answer): boolean => status === 429;
const isNot429 = (answer: Answer): boolean => !is429(answer);
const isRefused = ({ code }: Readonly<Record<string, unknown>>): boolean => code === 'too_many_requests';
const isDone = ({ success }: Readonly<Record<string, unknown>>): boolean => success === true;

describe('a limit of requests', () => {
  let table: Table;
  let id: string;
  beforeAll(async () => {
    table = await Table.set({ config: TWO_EACH });
    ({ game_id: id } = await table.rest.createGame({ speed: 'watch' }));
  });
  afterAll(async () => table[Symbol.asyncDispose]());

  it.each(REQUESTS)('is reached with $name, and named: $rate', async ({ rate, ask, ok }) => {
    const rest = new RestClient(table.orchestrator.url, newClient());
    const [first, second, third] = [await ask(rest, id), await ask(rest, id), await ask(rest, id)];
    expect([first, second]).toMatchObject([{ status: ok }, { status: ok }]);
    expect(first.headers.get('ratelimit')).toMatch(new RegExp(`^"${rate}";r=1;t=\\d+$`));
    expect(second.headers.get('ratelimit-policy')).toBe(`"${rate}";q=2;w=60`);
    expect(third).toMatchObject({ status: 429, body: { code: 'too_many_requests', limit: rate } });
    expect(third.headers.get('ratelimit')).toMatch(new RegExp(`^"${rate}";r=0;t=\\d+$`));
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(Number(third.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    // What is not limited is answered meanwhile, and so are others.
    expect(await rest.get(`/games/${id}`)).toMatchObject({ status: 200 });
    expect(await rest.get('/health')).toMatchObject({ status: 200 });
    expect(await ask(new RestClient(table.orchestrator.url, newClient()), id)).toMatchObject({ status: ok });
  });

  it.each(MESSAGES)('is reached over all sockets of an address, and named: $rate', async ({ rate, event, body }) => {
    const extraHeaders = newClient();
    const answers: object[] = [];
    for (let sockets = 0; sockets < 3; sockets += 1) {
      const socket = await table.spectator({ extraHeaders });
      answers.push(await socket.request(event, { game_id: id, ...body }));
    }
    expect(answers).toMatchObject([
      { success: true },
      { success: true },
      { success: false, code: 'too_many_requests', limit: rate, retry_after: expect.any(Number) },
    ]);
  });
});

describe('a limit that was reached', () => {
  let table: Table;
  let id: string;
  beforeAll(async () => {
    table = await Table.set({ config: { ...TWO_EACH, LIMIT_WINDOW: '1' } });
    ({ game_id: id } = await table.rest.createGame({ speed: 'watch' }));
  });
  afterAll(async () => table[Symbol.asyncDispose]());

  it.each(REQUESTS)('is recovered from by itself, however often it is tried: $name', async ({ ask, ok }) => {
    const rest = new RestClient(table.orchestrator.url, newClient());
    await until(is429, async () => ask(rest, id));
    expect(await until(isNot429, async () => ask(rest, id))).toMatchObject({ status: ok });
  });

  it.each(MESSAGES)('is recovered from by the same socket: $event', async ({ event, body }) => {
    const socket = await table.spectator({ extraHeaders: newClient() });
    const ask = async (): Promise<Readonly<Record<string, unknown>>> => socket.request(event, { game_id: id, ...body });
    await until(isRefused, ask);
    expect(await until(isDone, ask)).toMatchObject({ success: true });
  });
});

describe('a limit', () => {
  it('counts each address behind a trusted proxy, and a network of IPv6 as one', async () => {
    await using table = await Table.set({ config: { LIMIT_CREATE: '1', TRUST_PROXY: '127.0.0.1' } });
    const from = async (address: string): Promise<number> =>
      (await table.rest.post('/games', { agents: 'none' }, { 'x-forwarded-for': address })).status;
    expect([await from('203.0.113.1'), await from('203.0.113.1')]).toEqual([400, 429]);
    // What a client forwards itself stands before what the proxy adds.
    expect(await from('203.0.113.9, 203.0.113.1')).toBe(429);
    expect(await from('203.0.113.2')).toBe(400);
    expect([await from('2001:db8::1'), await from('2001:db8::ffff'), await from('2001:db8:1::1')]).toEqual([
      400, 429, 400,
    ]);
  });

  it('counts who is refused for their key, and each key over all of its addresses', async () => {
    const [ci, ops] = ['key-that-creates-0815', 'key-of-operations-0815'];
    const config = { LIMIT_CREATE: '2', TRUST_PROXY: '127.0.0.1', API_KEYS: `ci:create:${ci},ops:admin:${ops}` };
    await using table = await Table.set({ config });
    const from = async (address: string, key: string): Promise<number> => {
      const headers = { 'x-forwarded-for': address, authorization: `Bearer ${key}` };
      return (await table.rest.post('/games', { agents: 'none' }, headers)).status;
    };
    expect([await from('203.0.113.1', ci), await from('203.0.113.2', ci)]).toEqual([400, 400]);
    expect([await from('203.0.113.3', ci), await from('203.0.113.3', ops)]).toEqual([429, 400]);
    const guessed = [1, 2, 3].map((nr) => `guess-number-${nr}-of-many`);
    const statuses: number[] = [];
    for (const guess of guessed) statuses.push(await from('203.0.113.4', guess));
    expect(statuses).toEqual([403, 403, 429]);
  });

  it('is one for all replicas', async () => {
    await using redis = await RedisServer.start();
    await using postgres = await PostgresServer.start();
    const config = { LIMIT_CREATE: '2', REDIS_URL: redis.url, DATABASE_URL: postgres.url };
    await using table = await Table.set({ config });
    const other = await startOrchestrator(loadOrchestratorConfig({ ...table.settings, ORCHESTRATOR_PORT: '0' }));
    try {
      const ask = async (url: string): Promise<number> =>
        (await new RestClient(url).post('/games', { agents: 'none' })).status;
      const urls = [table.orchestrator.url, other.url, table.orchestrator.url, other.url];
      const statuses: number[] = [];
      for (const url of urls) statuses.push(await ask(url));
      expect(statuses).toEqual([400, 400, 429, 429]);
    } finally {
      await other.close();
    }
  });
});
