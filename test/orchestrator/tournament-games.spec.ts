import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Sqlite from 'libsql';
import type { CreatedGame, DecideRequest, GameList, TournamentView } from '#libs/protocol';
import { HttpFixture, readJson, sendJson } from '../fixtures/http-fixture.js';
import { connected, overHttp } from '../support/mcp-player.js';
import { createTournament, entrantsOf, gamesOf, tournamentWhen } from '../support/tournament.js';
import { Table } from '../support/table.js';

const NO_LIMITS = { LIMIT_READ: '0', LIMIT_CONTROL: '0', LIMIT_CREATE: '0' };
const PAIR = { format: 'round_robin', entrants: entrantsOf('Ada', 'Grace'), games_per_pairing: 4 } as const;

describe('the games of a tournament', () => {
  let table: Table;
  beforeAll(async () => {
    table = await Table.set({ engine: { turns: 3 }, config: NO_LIMITS });
  });
  afterAll(async () => table[Symbol.asyncDispose]());

  const isFinished = ({ status }: TournamentView): boolean => status === 'finished';
  const idsOf = (games: readonly { readonly game_id: string | null }[]): ReadonlySet<string | null> =>
    new Set(games.map(({ game_id: id }) => id));

  async function listed(query: string): Promise<GameList['games']> {
    return (await table.rest.get<GameList>(`/games?limit=100&${query}`)).body.games;
  }

  /** A tournament whose first game is slow, paused when that has begun. */
  async function pausedAfterItsFirst(): Promise<{ readonly id: string; readonly first: string }> {
    const request = { ...PAIR, concurrency: 1, settings: { speed: 'watch' } } as const;
    const { tournament_id: id } = await createTournament(table.rest, request);
    const view = await tournamentWhen(table.rest, id, ({ under_way: games }) => games[0]?.game_id != null);
    await table.rest.post(`/tournaments/${id}/pause`);
    return { id, first: view.under_way[0]?.game_id ?? '' };
  }

  async function playOut(id: string): Promise<void> {
    await table.rest.post(`/tournaments/${id}/resume`);
    await tournamentWhen(table.rest, id, (view) => {
      for (const { game_id: game } of view.under_way)
        if (game !== null) void table.rest.control(game, 'speed', { speed: 'instant' });
      return isFinished(view);
    });
  }

  it('are listed by its id, apart from all others', async () => {
    const { game_id: other } = await table.rest.createGame();
    const { id, first } = await pausedAfterItsFirst();
    expect(idsOf(await listed(`tournament=${id}&status=running`))).toEqual(new Set([first]));
    await playOut(id);
    const games = await listed(`tournament=${id}`);
    expect(idsOf(games)).toEqual(idsOf(await gamesOf(table.rest, id)));
    expect(games).toHaveLength(4);
    expect(idsOf(await listed(''))).toContain(other);
    expect(await listed(`tournament=${id}&status=running`)).toEqual([]);
    expect(await listed('tournament=none')).toEqual([]);
    expect((await table.rest.get('/games?tournament=')).body).toMatchObject({ code: 'invalid_request' });
  });

  it('are none that somebody else creates under the keys that its games will have', async () => {
    const played = await createTournament(table.rest, PAIR);
    await tournamentWhen(table.rest, played.tournament_id, isFinished);
    const { id } = await pausedAfterItsFirst();
    const keys = createdUnder(played.tournament_id).map((key) => key.replace(played.tournament_id, id));
    expect(keys).toHaveLength(4);

    const forged: string[] = [];
    const body = { agents: PAIR.entrants, settings: { speed: 'watch' }, tournament: { tournament_id: id, number: 2 } };
    // As a header may have it: by its bytes, and without what is no character of a header.
    const spellings = (key: string): string[] => [
      Buffer.from(key).toString('latin1'),
      encodeURIComponent(key),
      key.replaceAll('→', '->'),
      key.replaceAll('→', ''),
    ];
    for (const key of keys.flatMap(spellings)) {
      const headers = { 'idempotency-key': key };
      const created = await table.rest.post<CreatedGame>('/games', body, headers);
      expect(created.status).toBe(201);
      forged.push(created.body.game_id);
    }
    const client = await connected(overHttp(table.orchestrator.url));
    const refused = await client.callTool({
      name: 'create_game',
      arguments: { agents: PAIR.entrants, idempotency_key: keys[1] },
    });
    await client.close();
    expect(refused.isError).toBe(true);

    await playOut(id);
    const games = await gamesOf(table.rest, id);
    expect(games.map(({ status }) => status)).toEqual(['ended', 'ended', 'ended', 'ended']);
    expect([...idsOf(games)].filter((game) => forged.includes(game ?? ''))).toEqual([]);
    expect(await listed(`tournament=${id}`)).toHaveLength(4);
    for (const game of forged) await table.rest.control(game, 'stop');
  });

  it('are no more where those that are under way have used up the budget', async () => {
    const usage = { input_tokens: 100, output_tokens: 100 };
    let spending: string | undefined;
    let spent = (): void => undefined;
    const isSpent = new Promise<void>((resolve) => {
      spent = resolve;
    });
    // The first game has one decision, which is expensive, before any other game has one; then it waits.
    const spender = await HttpFixture.start(async (request, response) => {
      const { valid_actions: [action] = [] } = (await readJson(request)) as Partial<DecideRequest>;
      if (action === undefined) return sendJson(response, 404, {});
      const isFirst = spending === undefined;
      spending ??= request.url;
      if (isFirst) return sendJson(response, 200, { action, usage });
      if (spending === request.url) return spent();
      await isSpent;
      return sendJson(response, 200, { action });
    });
    const entrants = PAIR.entrants.map((seat) => ({ ...seat, url: spender.url }));
    const request = { ...PAIR, entrants, concurrency: 2, budget: { max_tokens: 150 } };
    const { tournament_id: id } = await createTournament(table.rest, request);
    const view = await tournamentWhen(table.rest, id, ({ games }) => games.played === 1);
    expect(view.games.running).toBe(1);
    const waiting = await tournamentWhen(table.rest, id, ({ waiting_for: reason }) => reason !== null);
    expect(waiting).toMatchObject({ waiting_for: 'The budget is used up.', games: { played: 1, running: 1 } });
    await table.rest.post(`/tournaments/${id}/stop`);
    await spender.stop();
  });

  /** The keys of the games of a tournament, as the store has them. */
  function createdUnder(id: string): string[] {
    const file = new Sqlite(join(table.settings['ORCHESTRATOR_DATA_DIR'] ?? '', 'orchestrator.db'), { readonly: true });
    const rows: readonly unknown[] = file
      .prepare('select key from creations join games on games.id = game_id where tournament_id = ?')
      .all(id);
    file.close();
    return rows.map((row) => (typeof row === 'object' && row !== null && 'key' in row ? String(row.key) : ''));
  }
});
