import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CreatedGame, GameList, Leaderboard } from '#libs/protocol';
import { type FourInARowEngine, startFourInARow } from '../fixtures/four-in-a-row.js';
import { type SealedCardsEngine, startSealedCards } from '../fixtures/sealed-cards.js';
import { type Answer } from '../support/rest-client.js';
import { Table } from '../support/table.js';
import { until } from '../support/until.js';

let discs: FourInARowEngine;
let cards: SealedCardsEngine;

beforeEach(async () => {
  [discs, cards] = await Promise.all([startFourInARow('ids'), startSealedCards({ maxSeats: 16 })]);
});
afterEach(async () => {
  await Promise.all([discs.stop(), cards.stop()]);
});

function tableOf(): Promise<Table> {
  const GAME_ENGINES = `discs=${discs.url},cards=${cards.url}`;
  return Table.set({ agent: 'first', config: { GAME_ENGINES, LIMIT_READ: '0', LIMIT_CONTROL: '0' } });
}

async function create({ rest }: Table, settings: object, count = 2): Promise<Answer<CreatedGame>> {
  const agents = Array.from({ length: count }, (_, index) => ({ name: `Seat ${index}`, personality: 'calm' }));
  return rest.post('/games', { agents, settings: { speed: 'instant', ...settings } });
}

async function finished(table: Table, id: string): Promise<void> {
  await until(
    ({ status }) => status === 'completed',
    async () => table.rest.game(id),
  );
}

describe('the games of one orchestrator', () => {
  it('are listed, rated and counted apart', async () => {
    await using table = await tableOf();
    const { rest } = table;
    const created = await Promise.all(
      [{}, { game: 'cards', seed: 1 }, { game: 'cards:sealed-cards' }, { game: 'discs' }].map((settings) =>
        create(table, settings),
      ),
    );
    const [usual = '', one = '', other = '', onDiscs = ''] = created.map(({ body }) => body.game_id);
    for (const id of [usual, one, other, onDiscs]) await finished(table, id);
    const listed = async (query: string): Promise<readonly string[]> =>
      (await rest.get<GameList>(`/games?${query}`)).body.games.map(({ game_id }) => game_id);
    expect((await listed('game=cards')).toSorted()).toEqual([one, other].toSorted());
    expect(await listed('game=default&status=completed')).toEqual([usual]);
    expect(await listed('game=discs&status=running')).toEqual([]);
    expect(await listed('')).toHaveLength(4);
    const summaries = (await rest.get<GameList>('/games?game=cards')).body.games.map(({ game }) => game);
    const sealed = { engine: 'cards', game: 'cards', name: 'Sealed Cards' };
    expect(summaries).toEqual([sealed, sealed]);
    for (const path of ['/games', '/leaderboard'])
      expect(await rest.get(`${path}?game=chess`)).toMatchObject({
        status: 400,
        body: { code: 'unknown_game', detail: 'game: there is no engine chess; known are default, discs, cards' },
      });

    const ranked = async (query: string): Promise<Leaderboard> =>
      (await rest.get<Leaderboard>(`/leaderboard${query}`)).body;
    const played = ({ leaderboard }: Leaderboard): readonly (string | number)[][] =>
      leaderboard
        .map(({ name, games, wins }) => [name, games, wins])
        .toSorted((a, b) => String(a).localeCompare(String(b)));
    await until(
      ({ games = [] }) => games.length === 3,
      async () => ranked(''),
    );
    await until(
      (board) => board.leaderboard[0]?.games === 2,
      async () => ranked('?game=cards'),
    );
    expect(await ranked('')).toMatchObject({
      game: 'default',
      games: [
        { game: 'default', name: 'default' },
        { game: 'cards', name: 'Sealed Cards' },
        { game: 'discs', name: 'discs' },
      ],
    });
    // Everybody bet as often as the others: nobody won, and they are equal.
    const onCards = await ranked('?game=cards');
    expect(played(onCards)).toEqual([
      ['Seat 0', 2, 0],
      ['Seat 1', 2, 0],
    ]);
    expect(new Set(onCards.leaderboard.map(({ rating }) => rating)).size).toBe(1);
    expect(played(await ranked('')).map(([, games]) => games)).toEqual([1, 1]);

    const text = await (await fetch(`${table.orchestrator.url}/metrics`)).text();
    expect(text).toContain('orchestrator_games{status="completed",game="cards"} 2');
    expect(text).toContain('orchestrator_games_created_total{game="discs"} 1');
    expect(text).toMatch(/^orchestrator_steps_total\{game="cards",result="done"\} [1-9]/m);
    expect(text).toMatch(/^orchestrator_step_own_seconds_count\{engine="cards"\} [1-9]/m);
    expect(text).toMatch(
      /^orchestrator_exchange_seconds_count\{service="engine",outcome="2xx",engine="discs"\} [1-9]/m,
    );
  });

  it('stay where they were listed and rated when the default engine gets a name', async () => {
    await using table = await tableOf();
    const { body: before } = await create(table, {});
    await finished(table, before.game_id);
    await until(
      ({ leaderboard }) => leaderboard.length === 2,
      async () => (await table.rest.get<Leaderboard>('/leaderboard')).body,
    );
    await table.restart({ GAME_ENGINES: `small=${table.engine.url},discs=${discs.url}` });
    const { body: after } = await create(table, { game: 'small' });
    await finished(table, after.game_id);
    const board = await until(
      ({ leaderboard }) => leaderboard[0]?.games === 2,
      async () => (await table.rest.get<Leaderboard>('/leaderboard?game=small')).body,
    );
    expect(board).toMatchObject({ game: 'small', games: [{ game: 'small' }] });
    const { body } = await table.rest.get<GameList>('/games?game=small');
    expect(body.games.map(({ game_id }) => game_id)).toEqual([after.game_id, before.game_id]);
  });

  it('of sixteen seats have a result and ratings with sixteen equal ranks, where nobody won', async () => {
    await using table = await tableOf();
    const { body } = await create(table, { game: 'cards' }, 16);
    await finished(table, body.game_id);
    const { standings, winner_name: winner } = await table.rest.result(body.game_id);
    expect(winner).toBeNull();
    expect(standings.map(({ rank }) => rank)).toEqual(Array(16).fill(1));
    const { leaderboard } = await until(
      (board) => board.leaderboard.length === 16,
      async () => (await table.rest.get<Leaderboard>('/leaderboard?game=cards&limit=100')).body,
    );
    expect(new Set(leaderboard.map(({ rating, wins }) => `${rating.toFixed(6)} ${wins}`)).size).toBe(1);
  });

  it('of one seat are won by nobody where their engine names no winner, and are not rated', async () => {
    await using table = await tableOf();
    const { body } = await create(table, { game: 'cards' }, 1);
    await finished(table, body.game_id);
    expect(await table.rest.result(body.game_id)).toMatchObject({ winner_id: null, standings: [{ rank: 1 }] });
    // One that is rated after it shows that its turn to be rated is over.
    const { body: rated } = await create(table, { game: 'cards' });
    await finished(table, rated.game_id);
    const { leaderboard } = await until(
      (board) => board.leaderboard.length > 0,
      async () => (await table.rest.get<Leaderboard>('/leaderboard?game=cards')).body,
    );
    expect(leaderboard.map(({ games }) => games)).toEqual([1, 1]);
  });

  it('cut by max_turns end in the order that their engine gives', async () => {
    await using table = await tableOf();
    const { body } = await create(table, { game: 'cards', max_turns: 4 }, 3);
    await finished(table, body.game_id);
    const { standings, winner_id: winner } = await table.rest.result(body.game_id);
    expect(winner).toBeNull();
    // The first of three has bet twice, the others once.
    expect(standings.map(({ player_name: name, rank }) => [name, rank])).toEqual([
      ['Seat 0', 1],
      ['Seat 1', 2],
      ['Seat 2', 2],
    ]);
  });
});
