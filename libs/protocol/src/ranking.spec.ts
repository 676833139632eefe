import { describe, expect, it } from '@jest/globals';
import { type Finisher, ranksOf } from './ranking.js';

const solvent = (id: string, ...score: readonly (number | null)[]): Finisher => ({
  id,
  isOut: false,
  outAt: null,
  score,
});
const out = (id: string, outAt: number | null): Finisher => ({ id, isOut: true, outAt, score: [0] });
const ranks = (...args: Parameters<typeof ranksOf>): Record<string, number> => Object.fromEntries(ranksOf(...args));

describe('ranks', () => {
  it('go by the order of bankruptcy below the winner: who fell last stands higher', () => {
    const players = [solvent('a', 900), out('b', 20), out('c', 10), out('d', 30)];
    expect(ranks(players, 'a')).toEqual({ a: 1, d: 2, b: 3, c: 4 });
  });

  it('go by the score where players are solvent, and then by what else they have', () => {
    expect(ranks([solvent('a', 900), solvent('b', 500), solvent('c', 300), out('d', 1)], 'b')).toEqual({
      b: 1,
      a: 2,
      c: 3,
      d: 4,
    });
    expect(ranks([solvent('a', 5, 1), solvent('b', 5, 2)], null)).toEqual({ a: 2, b: 1 });
  });

  it('are shared by players who are equal, and the next rank is left out', () => {
    expect(ranks([solvent('a', 5), solvent('b', 5), solvent('c', 1)], null)).toEqual({ a: 1, b: 1, c: 3 });
    expect(ranks([solvent('a', 500), out('b', 7), out('c', 7)], 'a')).toEqual({ a: 1, b: 2, c: 2 });
  });

  it('are all the first in a draw of a game that has no scores', () => {
    expect(ranks([solvent('a', null, 0), solvent('b', null, 0)], null)).toEqual({ a: 1, b: 1 });
  });

  it('go by the engine where it ranks every player, the winner first all the same', () => {
    const players = [solvent('a', 9), solvent('b', 1), solvent('c', 5)];
    const rank = (player_id: string, place: number): { player_id: string; rank: number } => ({
      player_id,
      rank: place,
    });
    expect(ranks(players, null, [rank('a', 2), rank('b', 1), rank('c', 2)])).toEqual({ a: 2, b: 1, c: 2 });
    expect(ranks(players, 'c', [rank('a', 2), rank('b', 1), rank('c', 3)])).toEqual({ c: 1, b: 2, a: 3 });
    expect(ranks(players, null, [rank('b', 1)])).toEqual({ a: 1, c: 2, b: 3 });
  });
});
