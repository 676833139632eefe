import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventPage, GameList, GameResult, NumberedEvent, StateAt } from '#libs/protocol';
import type { RawSpectator } from '../fixtures/raw-spectator.js';
import { gameIn, STATUSES } from '../support/game-in-status.js';
import { Table } from '../support/table.js';

describe('GET /games', () => {
  let table: Table;
  /** Newest first. */
  let ids: string[];
  let statuses: string[];

  beforeAll(async () => {
    table = await Table.set();
    const games = [];
    for (const status of [...STATUSES, 'stopped' as const]) games.unshift(await gameIn(status, table));
    ids = games.map(({ game_id }) => game_id);
    statuses = games.map(({ status }) => status);
  });

  afterAll(() => table[Symbol.asyncDispose]());

  async function list(query = ''): Promise<GameList> {
    return (await table.rest.get<GameList>(`/games${query}`)).body;
  }

  it('lists all games, newest first, as GET /games/{id} shows them without their state, usage and settings', async () => {
    const { count, games, next_cursor } = await list();
    expect(games.map(({ game_id }) => game_id)).toEqual(ids);
    expect({ count, next_cursor }).toEqual({ count: ids.length, next_cursor: null });
    const stopped = games[0];
    const { state, usage, settings, ...summary } = await table.rest.game(stopped?.game_id ?? '');
    expect(stopped).toEqual(summary);
    expect(state).toMatchObject({ players: expect.any(Array) });
    expect(usage).toHaveLength(summary.players.length);
    expect(settings).toMatchObject({ speed: summary.speed, turn_timeout: summary.turn_timeout });
  });

  it.each([...STATUSES, 'starting'] as const)('lists those of one status: %s', async (status) => {
    const { games } = await list(`?status=${status}`);
    expect(games.map(({ game_id }) => game_id)).toEqual(ids.filter((_, index) => statuses[index] === status));
  });

  it.each([1, 2, 4, 6])('lists them in pages of %d, each once', async (limit) => {
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null && pages < 10; pages += 1) {
      const page: GameList = await list(`?limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      expect(page.count).toBe(page.games.length);
      seen.push(...page.games.map(({ game_id }) => game_id));
      cursor = page.next_cursor;
    }
    expect(cursor).toBeNull();
    expect(seen).toEqual(ids);
  });

  it('pages through one status', async () => {
    const first = await list('?status=stopped&limit=1');
    const second = await list(`?status=stopped&limit=1&cursor=${first.next_cursor}`);
    expect([...first.games, ...second.games].map(({ game_id }) => game_id)).toEqual(
      ids.filter((_, index) => statuses[index] === 'stopped'),
    );
    expect(second.next_cursor).toBeNull();
  });
});

describe('a game that was played', () => {
  let table: Table;
  let id: string;
  let spectator: RawSpectator;

  beforeAll(async () => {
    table = await Table.set({ engine: { turns: 30 } });
    ({ id, spectator } = await table.watchedGame());
    await spectator.until(({ event }) => event === 'game:ended');
  });

  afterAll(() => table[Symbol.asyncDispose]());

  it.each([1, 7, 1_000])('is read in pages of %d events, every number once', async (limit) => {
    const events: NumberedEvent[] = [];
    let page: EventPage;
    do {
      const path = `/games/${id}/events?limit=${limit}&after_seq=${events.length}`;
      ({ body: page } = await table.rest.get<EventPage>(path));
      events.push(...page.events);
      expect(page.next_after_seq).toBe(events.length);
      expect(page.events.length).toBeLessThanOrEqual(limit);
    } while (page.events.length > 0 && events.length < 200);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  });

  it('has the events that its spectators saw', async () => {
    const events = await table.rest.events(id);
    const sent = events.map(({ event, payload, seq, at }) => ({
      event,
      payload: { ...payload, game_id: id, seq, at },
    }));
    expect(spectator.of(id).filter(({ event }) => event !== 'game:state')).toEqual(sent);
    expect(sent.at(-1)?.payload.seq).toBe((await table.rest.game(id)).seq);
  });

  it('has the state that its spectators saw after each event', async () => {
    let seen = await stateAt(0);
    let snapshots = 0;
    // The last of the snapshots with one number is the state after that event.
    const log = spectator.of(id).filter(({ payload }, index, all) => payload['seq'] !== all[index + 1]?.payload['seq']);
    for (const { event, payload } of log) {
      if (event === 'game:state') {
        const { game_id: _, seq: __, at: ___, ...state } = payload;
        seen = state;
        snapshots += 1;
      }
      expect(await stateAt(Number(payload['seq']))).toEqual(seen);
    }
    expect(snapshots).toBeGreaterThan(50);
    const { body: latest } = await table.rest.get<StateAt>(`/games/${id}/state`);
    expect(latest).toEqual({ game_id: id, seq: (await table.rest.game(id)).seq, state: seen });
  });

  async function stateAt(seq: number): Promise<unknown> {
    const { body } = await table.rest.get<StateAt>(`/games/${id}/state?seq=${seq}`);
    expect(body).toMatchObject({ game_id: id, seq });
    return body.state;
  }

  it('has a result', async () => {
    const { status, body } = await table.rest.get<GameResult>(`/games/${id}/result`);
    const ended = spectator.of(id).at(-1)?.payload ?? {};
    expect(status).toBe(200);
    expect(body).toMatchObject({ game_id: id, status: 'completed', winner_id: ended['winner_id'] });
    expect(body.winner_name).toBe(ended['winner_name']);
    expect(body.final_state).toEqual(ended['final_state']);
    expect(body.standings.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(body.standings[0]).toMatchObject({ player_id: body.winner_id, is_bankrupt: false });
    expect(body.standings.map(({ player_name }) => player_name).toSorted()).toEqual(
      body.final_state.players.map(({ name }) => name).toSorted(),
    );
  });
});

describe('the result of a game', () => {
  const RESULTS = { running: 409, paused: 409, completed: 200, stopped: 200, failed: 200 };

  it('is there once the game does not run any more', async () => {
    await using table = await Table.set();
    for (const status of STATUSES) {
      const { game_id: id } = await gameIn(status, table);
      const answer = await table.rest.get(`/games/${id}/result`);
      expect({ status, answered: answer.status }).toEqual({ status, answered: RESULTS[status] });
      expect(answer.body).toMatchObject(
        answer.status === 409 ? { code: 'game_not_finished' } : { game_id: id, status },
      );
    }
  });
});
