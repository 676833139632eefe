import { describe, expect, it } from '@jest/globals';
import { loadOrchestratorConfig, startOrchestrator } from '../../apps/orchestrator/src/index.js';
import { RedisServer } from '../../apps/orchestrator/src/redis/testing/index.js';
import { PostgresServer } from '../../libs/database/src/testing/index.js';
import { startSealedCards } from '../fixtures/sealed-cards.js';
import type { CreatedGame, GameList } from '#libs/protocol';
import type { RawSpectator } from '../fixtures/raw-spectator.js';
import { type Answer, RestClient, THREE_AGENTS } from '../support/rest-client.js';
import { Table } from '../support/table.js';
import { until } from '../support/until.js';

const BODY = { agents: THREE_AGENTS, settings: { speed: 'watch' } };

const is429 = ({ status }: Answer): boolean => status === 429;
const isNot429 = (answer: Answer): boolean => !is429(answer);

describe('the limit of running games', () => {
  it('of a process refuses one more, and lets it in when one has ended', async () => {
    await using table = await Table.set({ config: { MAX_RUNNING_GAMES: '2' } });
    const { rest } = table;
    const { game_id: first } = await rest.createGame({ speed: 'watch' });
    const { game_id: second } = await rest.createGame({ speed: 'watch' });
    const refused = await rest.post('/games', BODY, { 'idempotency-key': 'one-more' });
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests', limit: 'running_games' } });
    expect(refused.headers.get('retry-after')).toBe('30');
    // A paused game needs no process, and needs one again.
    await rest.control(first, 'pause');
    expect(await rest.post('/games', BODY, { 'idempotency-key': 'one-more' })).toMatchObject({ status: 201 });
    expect(await rest.control(first, 'resume')).toMatchObject({ status: 429, body: { limit: 'running_games' } });
    expect(await rest.control(first, 'step')).toMatchObject({ status: 200 });
    await rest.control(second, 'stop');
    expect(await rest.control(first, 'resume')).toMatchObject({ status: 200 });
    expect(await rest.control(first, 'resume')).toMatchObject({ status: 200 });
  });

  it('of a key refuses that key alone', async () => {
    const [ci, bot] = ['key-that-creates-0815', 'key-that-creates-too'];
    const config = { MAX_RUNNING_GAMES_PER_KEY: '1', API_KEYS: `ci:create:${ci},bot:create:${bot}` };
    await using table = await Table.set({ config });
    const as = (key: string): RestClient => new RestClient(table.orchestrator.url, { 'x-api-key': key });
    const { game_id: id } = await as(ci).createGame({ speed: 'watch' });
    expect(await as(ci).post('/games', BODY)).toMatchObject({ status: 429, body: { limit: 'running_games_per_key' } });
    expect(await as(bot).post('/games', BODY)).toMatchObject({ status: 201 });
    await as(ci).control(id, 'stop');
    expect(await as(ci).post('/games', BODY)).toMatchObject({ status: 201 });
  });

  it('of an engine refuses its games alone, by its name, and is counted', async () => {
    const cards = await startSealedCards();
    const GAME_ENGINES = `cards=${cards.url}`;
    await using table = await Table.set({
      agent: 'hang',
      config: { GAME_ENGINES, MAX_RUNNING_GAMES_PER_ENGINE: '1' },
    });
    const { rest } = table;
    const onCards = { ...BODY, settings: { speed: 'watch', game: 'cards' } };
    const { body } = await rest.post<CreatedGame>('/games', onCards);
    expect(await rest.post('/games', onCards)).toMatchObject({
      status: 429,
      body: {
        limit: 'running_games_per_engine',
        detail: 'The engine cards has 1 running games, as many as an engine may have: try again when one has ended.',
      },
    });
    expect(await rest.post('/games', BODY)).toMatchObject({ status: 201 });
    expect(await rest.post('/games', BODY)).toMatchObject({ status: 429 });
    await rest.control(body.game_id, 'stop');
    expect(await rest.post('/games', onCards)).toMatchObject({ status: 201 });
    const metrics = await (await fetch(`${table.orchestrator.url}/metrics`)).text();
    expect(metrics).toContain('orchestrator_limits_reached_total{limit="running_games_per_engine"} 2');
    await cards.stop();
  });

  it('leaves places to games that are played: one in five may wait for players, half of them for longer than ten minutes', async () => {
    await using table = await Table.set({ agent: 'hang', config: { MAX_RUNNING_GAMES: '22' } });
    const { rest } = table;
    const waiting = async (start_by?: number | string): Promise<Answer> =>
      rest.post('/games', { agents: [{ open: true }, ...THREE_AGENTS.slice(1)], settings: { start_by } });
    const week = new Date(Date.now() + 6 * 86_400_000).toISOString();
    expect([await waiting(604_800), await waiting(week)].map(({ status }) => status)).toEqual([201, 201]);
    const long = await waiting(601);
    expect(long).toMatchObject({ status: 429, body: { code: 'too_many_requests', limit: 'waiting_games' } });
    expect(long.body['detail']).toBe(
      'This server has 2 games that wait for players: a further one may wait 600 seconds (settings.start_by).',
    );
    expect([await waiting(), await waiting(600)].map(({ status }) => status)).toEqual([201, 201]);
    expect((await waiting(60)).body['detail']).toBe(
      'This server has 4 games that wait for players, as many as may: take a seat in one of them, or try again later.',
    );
    expect(await rest.post('/games', BODY)).toMatchObject({ status: 201 });
    const { games } = (await rest.get<GameList>('/games?status=waiting')).body;
    await rest.control(games[0]?.game_id ?? '', 'stop');
    expect(await waiting(60)).toMatchObject({ status: 201 });
  });

  it('leaves places of an engine to games that are played', async () => {
    await using table = await Table.set({ agent: 'hang', config: { MAX_RUNNING_GAMES_PER_ENGINE: '5' } });
    const open = { agents: [{ open: true }, ...THREE_AGENTS.slice(1)] };
    expect(await table.rest.post('/games', open)).toMatchObject({ status: 201 });
    const refused = await table.rest.post('/games', open);
    expect(refused).toMatchObject({ status: 429, body: { limit: 'waiting_games' } });
    expect(refused.body['detail']).toMatch(/^The engine default has 1 games that wait for players, as many as may/);
    expect(await table.rest.post('/games', BODY)).toMatchObject({ status: 201 });
  });

  it('holds for requests at once', async () => {
    await using table = await Table.set({ config: { MAX_RUNNING_GAMES: '3' } });
    const answers = await Promise.all(Array.from({ length: 20 }, async () => table.rest.post('/games', BODY)));
    const created = answers.filter(({ status }) => status === 201).length;
    expect(created).toBeLessThanOrEqual(3);
    expect(answers.filter(is429)).toHaveLength(20 - created);
  });

  it('is that of a process times the processes that run games', async () => {
    await using redis = await RedisServer.start();
    await using postgres = await PostgresServer.start();
    const config = { MAX_RUNNING_GAMES: '1', REDIS_URL: redis.url, DATABASE_URL: postgres.url };
    await using table = await Table.set({ config });
    await until(isNot429, async () => table.rest.post('/games', BODY));
    expect(await table.rest.post('/games', BODY)).toMatchObject({ status: 429 });
    const other = await startOrchestrator(loadOrchestratorConfig({ ...table.settings, ORCHESTRATOR_PORT: '0' }));
    try {
      expect(await until(isNot429, async () => table.rest.post('/games', BODY))).toMatchObject({ status: 201 });
      expect(await table.rest.post('/games', BODY)).toMatchObject({ status: 429 });
    } finally {
      await other.close();
    }
  });
});

describe('the limit of sockets', () => {
  it.each([['websocket'], ['polling']])(
    'of an address refuses one more, and lets it in when one is closed: %s',
    async (transport) => {
      await using table = await Table.set({ config: { MAX_SOCKETS_PER_ADDRESS: '2', TRUST_PROXY: '127.0.0.1' } });
      const handshake = { transports: [transport], extraHeaders: { 'x-forwarded-for': '203.0.113.1' } };
      const connect = async (): Promise<RawSpectator> => table.spectator(handshake);
      const [first] = [await connect(), await connect()];
      await expect(connect()).rejects.toThrow(/error/);
      const elsewhere = { ...handshake, extraHeaders: { 'x-forwarded-for': '203.0.113.2' } };
      expect((await table.spectator(elsewhere)).connected).toBe(true);
      first?.close();
      const again = await until(
        (spectator) => spectator !== undefined,
        async () => connect().catch(() => undefined),
      );
      expect(again?.connected).toBe(true);
    },
  );

  it('is answered with its name and when to try again', async () => {
    await using table = await Table.set({ config: { MAX_SOCKETS_PER_ADDRESS: '1' } });
    await table.spectator();
    const answer = await fetch(`${table.orchestrator.url}/socket.io/?EIO=4&transport=polling`);
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('10');
    expect(await answer.json()).toMatchObject({ code: 'too_many_requests', limit: 'sockets' });
  });

  it('is another than that of the rooms of one, which is left and entered again', async () => {
    await using table = await Table.set({ config: { MAX_ROOMS_PER_SOCKET: '1' } });
    const [one, two] = [
      await table.rest.createGame({ speed: 'watch' }),
      await table.rest.createGame({ speed: 'watch' }),
    ];
    const spectator = await table.spectator();
    expect(await spectator.join(one.game_id)).toMatchObject({ success: true });
    expect(await spectator.join(one.game_id)).toMatchObject({ success: true });
    expect(await spectator.join(two.game_id)).toMatchObject({ code: 'too_many_requests', limit: 'rooms' });
    await spectator.leave(one.game_id);
    expect(await spectator.join(two.game_id)).toMatchObject({ success: true });
  });
});
