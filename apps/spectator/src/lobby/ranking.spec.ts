import { describe, expect, it } from '@jest/globals';
import { rankingIn } from './games.js';

const ROW = { rank: 1, name: 'Ada', kind: 'agent', rating: 3.5, games: 2, wins: 1 };

describe('a leaderboard', () => {
  it('is of one game, and names those that have one', () => {
    const games = [{ game: 'go', name: 'Go' }, { game: 'openspiel:chess' }, { name: 'Nameless' }, 'chess'];
    expect(rankingIn({ game: 'go', games, leaderboard: [ROW, null] })).toMatchObject({
      game: 'go',
      games: [
        { game: 'go', name: 'Go' },
        { game: 'openspiel:chess', name: 'openspiel:chess' },
      ],
      rows: [{ name: 'Ada', rating: 3.5, games: 2, wins: 1 }],
    });
  });

  it('of an older server is of all games', () => {
    expect(rankingIn({ leaderboard: [ROW] })).toMatchObject({ game: null, games: [], rows: [{ name: 'Ada' }] });
    expect(rankingIn(null)).toEqual({ game: null, games: [], rows: [] });
  });
});
