import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import Sqlite from 'libsql';
import type { GameList, TournamentView } from '#libs/protocol';
import { createTournament, entrantsOf, gamesOf, tournamentOf, tournamentWhen } from '../support/tournament.js';
import { Table } from '../support/table.js';
import { until } from '../support/until.js';

const NO_LIMITS = { LIMIT_READ: '0', LIMIT_CONTROL: '0', LIMIT_CREATE: '0' };

describe('an orchestrator that is started again', () => {
  it('goes on with its tournaments, and counts each game once', async () => {
    await using table = await Table.set({ engine: { turns: 3 }, config: NO_LIMITS });
    const { tournament_id: id } = await createTournament(table.rest, {
      format: 'swiss',
      entrants: entrantsOf('A', 'B', 'C', 'D'),
      concurrency: 3,
      settings: { speed: 'fast' },
    });
    for (const least of [1, 4]) {
      await tournamentWhen(table.rest, id, ({ games }) => games.played + games.running > least);
      await table.restart();
    }
    const open = async (): Promise<TournamentView['under_way']> => (await tournamentOf(table.rest, id)).under_way;
    await until(
      (view) => view.status === 'finished',
      async () => {
        for (const { game_id: game } of await open())
          if (game !== null) await table.rest.control(game, 'speed', { speed: 'instant' });
        return tournamentOf(table.rest, id);
      },
    );
    const games = await gamesOf(table.rest, id);
    expect(games.map(({ status }) => status)).toEqual(Array.from({ length: 2 * 2 * 2 }, () => 'ended'));
    const { body } = await table.rest.get<GameList>('/games?limit=100');
    const played = games.map(({ game_id }) => game_id ?? '');
    expect(body.games.map(({ game_id }) => game_id).toSorted()).toEqual(played.toSorted());
  });

  it('knows a game that it created, if it was killed before that was written down', async () => {
    await using table = await Table.set({ engine: { turns: 3 }, config: NO_LIMITS });
    const { tournament_id: id } = await createTournament(table.rest, {
      format: 'round_robin',
      entrants: entrantsOf('A', 'B'),
      concurrency: 1,
      settings: { speed: 'watch' },
    });
    const [created] = await until(
      (found) => found[0]?.game_id != null,
      async () => gamesOf(table.rest, id),
    );
    const gameId = created?.game_id ?? '';
    await table.rest.post(`/tournaments/${id}/pause`);
    const file = new Sqlite(join(table.settings['ORCHESTRATOR_DATA_DIR'] ?? '', 'orchestrator.db'));
    file.prepare('update tournament_games set game_id = null').run();
    file.close();
    await table.restart();
    await table.rest.post(`/tournaments/${id}/stop`);
    const { games } = await tournamentWhen(table.rest, id, (view) => view.games.running === 0);
    expect(games).toMatchObject({ running: 0 });
    expect((await gamesOf(table.rest, id)).map(({ game_id }) => game_id)).toEqual([gameId]);
    expect((await table.rest.game(gameId)).status).toBe('stopped');
  });
});
