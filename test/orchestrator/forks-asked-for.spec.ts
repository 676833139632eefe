import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CreatedGame } from '#libs/protocol';
import { RedisServer } from '../../apps/orchestrator/src/redis/testing/index.js';
import { PostgresServer } from '../../libs/database/src/testing/index.js';
import { Table } from '../support/table.js';
import { anonymous, ForkTable, TWO_AGENTS } from '../support/fork-table.js';
import { until } from '../support/until.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';

let at: ForkTable;
beforeAll(async () => {
  at = await ForkTable.set();
});
afterAll(() => at[Symbol.asyncDispose]());

describe('what its creator may choose', () => {
  it('is pace, limits and agents; the rest is as in its game', async () => {
    const parent = await at.playedGame('discs');
    const child = await at.stoodFork(parent.game_id, { seq: 8, settings: { turn_timeout: 3, transcripts: true } });
    expect(child).toMatchObject({ turn_timeout: 3, settings: { transcripts: true, options: { columns: 8 } } });
    const same = await at.stoodFork(parent.game_id, { seq: 8 });
    expect(same).toMatchObject({ turn_timeout: 9, settings: { transcripts: false } });
  });

  it('is more turns than its game had', async () => {
    const parent = await at.playedGame('monopoly');
    const last = await at.fork(parent.game_id, { seq: parent.seq });
    expect(last).toMatchObject({ status: 409, body: { code: 'game_completed' } });
    const seq = await at.seqOf(parent.game_id, 9);
    const few = await at.fork(parent.game_id, { seq, settings: { max_turns: 1 } });
    expect(few).toMatchObject({ status: 400, body: { errors: [{ path: 'settings.max_turns' }] } });
    expect((await at.forkPlayed(parent.game_id, { seq, settings: { max_turns: 12 } })).turn_count).toBe(12);
  });

  it('is the address of an agent; that of another creator’s agent is not taken over', async () => {
    const agents = TWO_AGENTS.map((seat, index) => ({ ...seat, ...(index === 0 && { url: at.agent.url }) }));
    const { game_id: id } = await at.table.rest.createGame({ game: 'fixed' }, agents);
    await at.ended(id);
    expect(await at.forkPlayed(id, { seq: 5 })).toMatchObject({ status: 'completed' });
    const KEYS = ['one:create:key-number-one-0815', 'two:create:key-number-two-0815'];
    await at.table.restart({ API_KEYS: KEYS.join(',') });
    const headers = { authorization: 'Bearer key-number-one-0815' };
    const mine = await at.table.rest.post<CreatedGame>('/games', { agents, settings: { game: 'fixed' } }, headers);
    expect(mine.status).toBe(201);
    const theirs = { authorization: 'Bearer key-number-two-0815' };
    expect(await at.fork(mine.body.game_id, { seq: 1 }, theirs)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: [{ path: 'agents' }] },
    });
    expect(await at.fork(mine.body.game_id, { seq: 1, agents: TWO_AGENTS }, theirs)).toMatchObject({ status: 201 });
    expect(await at.fork(mine.body.game_id, { seq: 1 }, headers)).toMatchObject({ status: 201 });
    const token = { authorization: `Bearer ${mine.body.control_token}` };
    expect(await at.fork(mine.body.game_id, { seq: 1 }, token)).toMatchObject({ status: 403 });
    expect(await at.fork(mine.body.game_id, { seq: 1 })).toMatchObject({ status: 401 });
    await at.table.restart({ API_KEYS: '' });
  });
});

describe('a game with hidden information', () => {
  it('is forked when it is over, and the fork is marked and not rated', async () => {
    const parent = await at.game('cards', { speed: 'watch' });
    const early = await at.fork(parent.game_id, { seq: 1 });
    expect(early).toMatchObject({ status: 409, body: { code: 'game_not_finished' } });
    await at.table.rest.control(parent.game_id, 'speed', { speed: 'instant' });
    await at.ended(parent.game_id);
    const seq = await at.seqOf(parent.game_id, 4);
    const child = await at.stoodFork(parent.game_id, { seq });
    expect(child.known_cards).toBe(true);
    expect(anonymous(child.state)).toEqual(anonymous(await at.stateAt(parent.game_id, seq)));
    const [started] = await at.table.rest.events(child.game_id);
    expect(started?.payload).toMatchObject({ known_cards: true });
    const running = await at.fork(parent.game_id, { seq, settings: { speed: 'watch' } });
    const view = await at.table.rest.game(running.body.game_id);
    expect(view.state).not.toHaveProperty('hidden');
    await at.table.rest.control(view.game_id, 'stop');
  });
});

describe('no fork is rated', () => {
  it('as its creator chose where it stands', async () => {
    const agents = ['Una', 'Dos'].map((name) => ({ name, personality: 'calm' }));
    const { game_id: id } = await at.table.rest.createGame({ game: 'fixed' }, agents);
    await at.ended(id);
    await at.forkPlayed(id, { seq: 0 });
    await at.forkPlayed(id, { seq: 20 });
    // Games are rated one after the other: when this one counts, the forks have been seen.
    const later = await at.table.rest.createGame({ game: 'fixed' }, agents);
    await at.ended(later.game_id);
    const rated = await until(
      ({ body }) => body.leaderboard.some(({ name, games }) => name === 'Una' && games >= 2),
      () => at.table.rest.get<{ leaderboard: { name: string; games: number }[] }>('/leaderboard?game=fixed&limit=100'),
    );
    expect(rated.body.leaderboard.find(({ name }) => name === 'Una')?.games).toBe(2);
  });
});

describe('a fork is refused, and no game is created,', () => {
  it('where its engine does not announce that it makes games anew, or makes another one', async () => {
    for (const name of ['silent', 'liar'] as const) {
      const parent = await at.playedGame(name);
      const before = at.stones[name].games;
      const answer = await at.fork(parent.game_id, { seq: 20 });
      expect(answer).toMatchObject({ status: 409, body: { code: 'fork_unavailable' } });
      expect(at.stones[name].games).toBe(before);
    }
    expect(at.stones.silent.origins).toEqual([]);
    expect(at.stones.liar.origins).toHaveLength(1);
  });

  it.each<[string, object | string, number, string]>([
    ['without a moment', {}, 400, 'invalid_request'],
    ['at a moment that is none', { seq: -1 }, 400, 'invalid_request'],
    ['at half a moment', { seq: 1.5 }, 400, 'invalid_request'],
    ['at a text', { seq: '3' }, 400, 'invalid_request'],
    ['beyond the last event', { seq: 100_000 }, 400, 'seq_out_of_range'],
    ['with too few agents', { seq: 3, agents: TWO_AGENTS.slice(1) }, 400, 'seats'],
    ['with too many', { seq: 3, agents: [...TWO_AGENTS, { name: 'Cid', personality: 'x' }] }, 400, 'seats'],
    ['with agents of one name', { seq: 3, agents: [TWO_AGENTS[0], TWO_AGENTS[0]] }, 400, 'invalid_request'],
    ['with agents that are none', { seq: 3, agents: [1, null] }, 400, 'invalid_request'],
    ['at no number', { seq: null }, 400, 'invalid_request'],
    [
      'with thousands of agents',
      { seq: 3, agents: Array.from({ length: 40_000 }, () => ({})) },
      400,
      'invalid_request',
    ],
    ['with settings that are none', { seq: 3, settings: [] }, 400, 'invalid_request'],
    ['with a wrong seed', { seq: 3, settings: { seed: -7 } }, 400, 'invalid_request'],
    ['with other rules', { seq: 3, settings: { rules: {} } }, 400, 'invalid_request'],
    ['of another game', { seq: 3, settings: { game: 'monopoly' } }, 400, 'invalid_request'],
    ['with other options', { seq: 3, settings: { options: {} } }, 400, 'invalid_request'],
    ['with a list', [], 400, 'invalid_request'],
    ['with too much', { seq: 3, agents: 'x'.repeat(200_000) }, 413, 'payload_too_large'],
  ])('%s', async (_, body, status, code) => {
    const { game_id: id } = await at.playedGame('fixed');
    const { games } = at.stones.fixed;
    expect(await at.table.rest.post(`/games/${id}/fork`, body)).toMatchObject({ status, body: { code } });
    expect(at.stones.fixed.games).toBe(games);
  });

  it('of a game that there is not', async () => {
    expect(await at.fork(NOBODY, { seq: 1 })).toMatchObject({ status: 404, body: { code: 'game_not_found' } });
    expect(await at.fork('%00..%2f', { seq: 1 })).toMatchObject({ status: 404 });
  });
});

describe('a request that is repeated', () => {
  it('is answered as the first one, also where the game has changed since; with another moment it is refused', async () => {
    const parent = await at.game('fixed', { speed: 'watch' });
    const headers = { 'idempotency-key': 'fork-once' };
    const first = await at.fork(parent.game_id, { seq: 1 }, headers);
    expect(first.status).toBe(201);
    expect(first.headers.get('location')).toBe(`/games/${first.body.game_id}`);
    await at.table.rest.control(parent.game_id, 'stop');
    const again = await at.fork(parent.game_id, { seq: 1 }, headers);
    expect(again.body).toEqual(first.body);
    const other = await at.fork(parent.game_id, { seq: 2 }, headers);
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
  });
});

describe('replicas', () => {
  it('fork games of each other, over Postgres', async () => {
    await using redis = await RedisServer.start();
    await using postgres = await PostgresServer.start();
    await using one = await ForkTable.set({ REDIS_URL: redis.url, DATABASE_URL: postgres.url });
    const parent = await one.playedGame('fresh');
    const { ORCHESTRATOR_PORT: _port, ORCHESTRATOR_DATA_DIR: _folder, ...same } = one.table.settings;
    const config = Object.fromEntries(Object.entries(same).map(([name, value]) => [name.slice(13), value]));
    await using other = await Table.set({ config });
    const seq = await one.seqOf(parent.game_id, 5);
    const body = { seq, settings: { speed: 'instant' } };
    const forked = await other.rest.post<CreatedGame>(`/games/${parent.game_id}/fork`, body);
    expect(forked.status).toBe(201);
    expect(anonymous((await one.ended(forked.body.game_id)).state)).toEqual(anonymous(parent.state));
  });
});
