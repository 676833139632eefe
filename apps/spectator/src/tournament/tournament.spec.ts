import { describe, expect, it } from '@jest/globals';
import { tournamentIn } from './tournament.js';

const ENTRANTS = [
  { id: 'a', name: 'Ada' },
  { id: 'b', name: 'Bob', left_at: '2026-01-01T00:00:00Z' },
];

describe('a tournament', () => {
  it('has the names of its entrants wherever the server sends ids', () => {
    const shown = tournamentIn({
      tournament_id: 't',
      name: 'Cup',
      status: 'running',
      format: 'single_elimination',
      games: { played: 3, running: 1, planned: null },
      entrants: ENTRANTS,
      standings: [
        { entrant: 'a', name: 'Ada', place: 1, share: { mean: 0.7, low: 0.4, high: 0.9 }, tied_with: ['b'] },
        { entrant: 'b', name: 'Bob', place: 2, share: { mean: 0.3, low: 0.1, high: 0.6 }, tied_with: ['a'] },
      ],
      cross_table: [{ entrant: 'a', cells: [{ opponent: 'b', games: 3, wins: 2, draws: 0, losses: 1 }] }],
      bracket: [
        {
          pairing: 1,
          part: 'final',
          round: 1,
          sides: [
            { entrant: 'a', points: 2 },
            { entrant: null, is_bye: true },
          ],
          winner: 'a',
          by: 'bye',
        },
      ],
      under_way: [{ number: 4, round: 2, game_id: 'g', seats: ['b', 'a'], status: 'running' }],
      latest: [
        {
          number: 3,
          round: 1,
          game_id: 'h',
          seats: ['a', 'b'],
          status: 'ended',
          ranks: { a: 1, b: 2 },
          forfeits: ['b'],
        },
      ],
    });
    expect(shown).toMatchObject({ id: 't', name: 'Cup', format: 'single elimination', played: 3, planned: null });
    expect(shown.standings).toMatchObject([
      { name: 'Ada', mean: 0.7, tiedWith: ['Bob'], hasLeft: false },
      { name: 'Bob', low: 0.1, tiedWith: ['Ada'], hasLeft: true },
    ]);
    expect(shown.cross.get('a')?.get('b')).toEqual({ wins: 2, draws: 0, losses: 1 });
    expect(shown.bracket[0]).toMatchObject({
      part: 'final',
      sides: [
        { name: 'Ada', isWinner: true },
        { name: null, isBye: true },
      ],
    });
    expect(shown.underWay).toMatchObject([{ id: 'g', names: ['Bob', 'Ada'], winner: null }]);
    expect(shown.latest).toMatchObject([{ winner: 'Ada', forfeits: ['Bob'] }]);
  });

  it('where first place is shared has no winner of the game', () => {
    const [game] = tournamentIn({ latest: [{ seats: ['a', 'b'], ranks: { a: 1, b: 1 } }] }).latest;
    expect(game?.winner).toBeNull();
  });

  it('is bounded, and empty where the answer makes no sense', () => {
    const many = Array.from({ length: 10_000 }, () => ({
      entrant: 'x',
      name: 'x'.repeat(10_000),
      share: { mean: 7, low: -3 },
    }));
    const { standings } = tournamentIn({ standings: many });
    expect(standings.length).toBeLessThanOrEqual(256);
    expect(standings[0]).toMatchObject({ mean: 1, low: 0, high: 1 });
    expect(standings[0]?.name.length).toBeLessThanOrEqual(101);
    for (const answer of [null, 7, [], { standings: 'x', cross_table: [null], bracket: {}, games: [] }])
      expect(tournamentIn(answer)).toMatchObject({ standings: [], bracket: [], played: 0 });
  });
});
