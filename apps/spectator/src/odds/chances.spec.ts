import { describe, expect, it } from '@jest/globals';
import type { GameState } from '#libs/protocol';
import { boardState, TestGame } from '../story/testing/test-game.js';
import { percentsOf, sharesAtEnd, sharesWithoutOdds } from './chances.js';

function sharesIn(state: GameState): ReturnType<typeof sharesWithoutOdds> {
  return sharesWithoutOdds(new TestGame().snapshot(state).history.head);
}

/** A game of which nothing is known but its seats. */
function tableOf(more: object, ada: object = {}, bob: object = {}): GameState {
  return {
    status: 'in_progress',
    current_player_index: 0,
    players: [
      { id: 'a', name: 'Ada', ...ada },
      { id: 'b', name: 'Bob', ...bob },
    ],
    ...more,
  };
}

describe('who is winning without odds', () => {
  it('is the share of the net worth in Monopoly', () => {
    const deeds = [{ property_id: 'boardwalk', owner_id: 'b' }];
    expect(sharesIn(boardState({ cash: 400 }, { cash: 800 }, deeds))).toEqual({
      measure: 'worth',
      shares: [0.25, 0.75],
    });
  });

  it('is the share of the scores, else of the cash, in other games', () => {
    const standings = [
      { player_id: 'a', rank: 1, score: 30 },
      { player_id: 'b', rank: 2, score: 10 },
    ];
    expect(sharesIn(tableOf({ standings }))).toEqual({ measure: 'score', shares: [0.75, 0.25] });
    expect(sharesIn(tableOf({}, { cash: 10 }, { cash: 30 }))).toEqual({ measure: 'cash', shares: [0.25, 0.75] });
    expect(sharesIn(tableOf({}, { cash: 10 }, { cash: 30, is_out: true }))?.shares).toEqual([1, 0]);
  });

  it.each([
    ['nobody has a score', {}],
    ['only one has', { standings: [{ player_id: 'a', rank: 1, score: 30 }] }],
    ['one is below nothing', { standings: [30, -2].map((score, seat) => ({ player_id: 'ab'[seat], rank: 1, score })) }],
    ['all have nothing', { standings: [0, 0].map((score, seat) => ({ player_id: 'ab'[seat], rank: 1, score })) }],
  ])('is not shown where %s', (_, more) => {
    expect(sharesIn(tableOf(more))).toBeNull();
  });

  it('is the winner once there is one', () => {
    const game = new TestGame();
    expect(sharesAtEnd(game.history.head)).toBeNull();
    game.add('game:ended', { winner_id: 'b', reason: 'completed' });
    expect(sharesAtEnd(game.history.head)).toEqual({ measure: 'chance', shares: [0, 1] });
  });
});

describe('percents', () => {
  it.each([
    [
      [1 / 3, 1 / 3, 1 / 3],
      [34, 33, 33],
    ],
    [
      [0.5, 0.5],
      [50, 50],
    ],
    [
      [0.996, 0.004],
      [100, 0],
    ],
    [
      [0.125, 0.125, 0.75],
      [13, 12, 75],
    ],
    [
      [1, 0, 0],
      [100, 0, 0],
    ],
  ])('of %j add up to 100: %j', (shares, percents) => {
    expect(percentsOf(shares)).toEqual(percents);
  });
});
