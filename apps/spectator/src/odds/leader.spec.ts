import { describe, expect, it } from '@jest/globals';
import { boardState, TestGame } from '../story/testing/test-game.js';
import { leaderOf } from './leader.js';

describe('whom the strip names', () => {
  it('is the one with the largest share', () => {
    const { head } = new TestGame().history;
    expect(leaderOf(head, [0.3, 0.7])).toEqual({ order: 1, verb: 'leads' });
    expect(leaderOf(head, [0.5, 0.5])).toEqual({ order: 0, verb: 'level' });
  });

  it('is the favourite where somebody else has more', () => {
    const { head } = new TestGame().snapshot(boardState({ cash: 900 })).history;
    expect(leaderOf(head, [0.7, 0.3])).toEqual({ order: 0, verb: 'favourite' });
    expect(leaderOf(head, [0.3, 0.7])).toEqual({ order: 1, verb: 'leads' });
  });

  it('is whose turn it is where nothing can be compared, and nobody before the first turn', () => {
    const game = new TestGame();
    expect(leaderOf(game.history.head, null)).toBeNull();
    game.add('turn:start', { player_id: 'b', player_name: 'Bob', turn_number: 1 });
    expect(leaderOf(game.history.head, null)).toEqual({ order: 1, verb: 'to move' });
  });

  it('is the winner at the end, whatever the shares are', () => {
    const game = new TestGame().add('game:ended', { winner_id: 'b', winner_name: 'Bob', reason: 'completed' });
    game.snapshot({ ...boardState(), status: 'completed', winner_id: 'b' });
    expect(leaderOf(game.history.head, [1, 0])).toEqual({ order: 1, verb: 'wins' });
  });
});
