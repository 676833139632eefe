import { describe, expect, it } from '@jest/globals';
import { boardState, TestGame } from '../story/testing/test-game.js';
import { gapOf, seatsByWorth } from './ranking.js';

function ranked(game: TestGame): readonly (readonly [string, number | null, number | null])[] {
  const seats = seatsByWorth(game.history.head);
  return seats.map((one) => [one.seat.id, one.worth, gapOf(one, seats)]);
}

describe('the order of the players', () => {
  it('is that of their net worth, each with the gap to the leader', () => {
    expect(ranked(new TestGame().snapshot(boardState({ cash: 400 }, { cash: 900 })))).toEqual([
      ['b', 900, 500],
      ['a', 400, -500],
    ]);
  });

  it('is that of the table among equals', () => {
    expect(ranked(new TestGame())).toEqual([
      ['a', 1_500, 0],
      ['b', 1_500, 0],
    ]);
  });

  it('has the bankrupt last, and nobody to compare with', () => {
    const game = new TestGame().snapshot(boardState({ cash: 0, is_bankrupt: true }, { cash: 70 }));
    expect(ranked(game)).toEqual([
      ['b', 70, null],
      ['a', 0, null],
    ]);
  });

  it('is that of the table in other games', () => {
    const state = {
      status: 'in_progress',
      current_player_index: 0,
      players: ['b', 'a'].map((id) => ({ id, name: id })),
    };
    expect(ranked(new TestGame().snapshot(state))).toEqual([
      ['b', null, null],
      ['a', null, null],
    ]);
  });
});
