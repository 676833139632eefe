import { describe, expect, it } from '@jest/globals';
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
});
