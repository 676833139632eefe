import { describe, expect, it } from '@jest/globals';
import { compareStandings, standingIn } from './standing.js';

const entry = (player_id: string, rank: number, score?: number): object => ({
  player_id,
  rank,
  ...(score !== undefined && { score }),
});

describe('how a seat stands', () => {
  it.each<[string, object, object]>([
    ['has won', { winner_id: 'me' }, { fate: 1, lead: null }],
    ['has lost', { winner_id: 'other', standings: [entry('me', 2, 3), entry('other', 1, 9)] }, { fate: -1, lead: -6 }],
    ['is out', { players: [{ id: 'me', is_out: true }] }, { fate: -1, lead: null }],
    [
      'has drawn',
      { status: 'completed', winner_id: null, standings: [entry('me', 1), entry('other', 1)] },
      { fate: 0, lead: 0 },
    ],
    ['leads by points', { standings: [entry('me', 1, 9), entry('b', 2, 4), entry('c', 3, 1)] }, { fate: 0, lead: 5 }],
    ['is behind by rank', { standings: [entry('me', 3), entry('b', 1), entry('c', 2)] }, { fate: 0, lead: -2 }],
    [
      'has the scores of the players',
      {
        players: [
          { id: 'me', score: 4 },
          { id: 'b', score: 6 },
        ],
      },
      { fate: 0, lead: -2 },
    ],
    ['plays alone for points', { standings: [entry('me', 1, 12)] }, { fate: 0, lead: 12 }],
    ['is ranked where only some have points', { standings: [entry('me', 1, 12), entry('b', 2)] }, { fate: 0, lead: 1 }],
    ['is not ranked', { standings: [entry('b', 1, 12)] }, { fate: 0, lead: null }],
    ['is in a state that shows nothing', { standings: 'x', players: null, winner_id: 7 }, { fate: 0, lead: null }],
  ])('shows where it %s', (_, state, standing) => {
    expect(standingIn(state, 'me')).toEqual(standing);
  });

  it('counts its fate before its lead', () => {
    const [lost, even, ahead, won] = [
      { fate: -1, lead: 99 },
      { fate: 0, lead: null },
      { fate: 0, lead: 1 },
      { fate: 1, lead: -9 },
    ] as const;
    expect([won, lost, ahead, even].toSorted(compareStandings)).toEqual([lost, even, ahead, won]);
  });
});
