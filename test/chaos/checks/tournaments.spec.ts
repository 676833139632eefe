import { describe, expect, it } from '@jest/globals';
import { type TournamentEvidence, tournamentViolations } from './tournaments.js';

const STANDING = { wins: 0, draws: 0, losses: 0, forfeits: 0, byes: 0, tie_break: 0, rating: 0, tied_with: [] };
const SHARE = { share: { mean: 0, low: 0, high: 0 } };

const standing = (entrant: string, place: number, points: number): TournamentEvidence['view']['standings'][number] => ({
  ...STANDING,
  ...SHARE,
  entrant,
  name: entrant,
  place,
  games: 2,
  points,
});

const game = (number: number, ranks: Record<string, number>): TournamentEvidence['games'][number] => ({
  number,
  round: 1,
  pairing: 1,
  game_id: `g${number}`,
  seats: ['e1', 'e2'],
  status: 'ended',
  ranks,
});

const PLAYED: TournamentEvidence = {
  id: 't',
  ends: 'finished',
  view: {
    status: 'finished',
    games: { played: 2, void: 0, running: 0, planned: 2 },
    standings: [standing('e1', 1, 1.5), standing('e2', 2, 0.5)],
  },
  games: [game(1, { e1: 1, e2: 2 }), game(2, { e1: 1, e2: 1 })],
  stored: [1, 2].map((number) => ({ id: `g${number}`, status: 'completed', of: 't', number })),
};
const [first, second] = PLAYED.games;
const games = first && second ? { first, second } : undefined;

describe('the promise of tournaments', () => {
  it('is kept by one in which all went well', () => {
    expect(tournamentViolations(PLAYED)).toEqual([]);
  });

  it.each<[what: string, changes: Partial<TournamentEvidence>, reported: string]>([
    ['did not end', { ends: 'stopped' }, 'the tournament is finished, not stopped'],
    ['lacks a game', { games: PLAYED.games.slice(1) }, '2 games were planned, 1 are listed and 2 counted'],
    ['has a number twice', { games: [...PLAYED.games, game(2, { e1: 1, e2: 1 })] }, 'number 2 is there twice'],
    [
      'counted one game as two',
      { games: games ? [games.first, { ...games.second, game_id: 'g1' }] : [] },
      'game g1 is there twice',
    ],
    ['has a void game', { games: games ? [games.first, { ...games.second, status: 'void' }] : [] }, 'game 2 is void'],
    ['lists a game of another one', { stored: PLAYED.stored.map((one) => ({ ...one, of: 'other' })) }, 'in the store'],
    [
      'counted a game twice',
      { view: { ...PLAYED.view, standings: [standing('e1', 1, 2.5)] } },
      'e1 has 2.5 points of 2 games instead of 1.5 of 2',
    ],
  ])('is broken by one that %s', (_what, changes, reported) => {
    expect(tournamentViolations({ ...PLAYED, ...changes })).toContainEqual(expect.stringContaining(reported));
  });
});
