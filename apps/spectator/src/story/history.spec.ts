import { describe, expect, it } from '@jest/globals';
import { gameEvent } from './game-event.js';
import { History } from './history.js';
import { ADA, BOB, boardState, TestGame } from './testing/test-game.js';

/** A number of turns with a move and a payment, each with a snapshot. */
function longTale(turns: number): TestGame {
  const game = new TestGame();
  for (let turn = 1; turn <= turns; turn += 1) {
    const [actor, cash] = turn % 2 ? [ADA, 1_500 - turn] : [BOB, 1_500];
    game.add('turn:start', { ...actor, turn_number: turn });
    game.add('player:moved', { ...actor, from_position: turn % 40, to_position: (turn + 1) % 40, dice_total: 1 });
    game.add('turn:action', { ...actor, action: { type: 'roll_dice' }, result: { success: true } });
    game.snapshot(boardState({ cash, position: turn % 40 }, { position: (turn * 3) % 40 }));
    game.add('turn:end', { ...actor, turn_number: turn });
  }
  return game;
}

describe('a history', () => {
  it('gives every moment as it was, whatever the order in which they are asked for', () => {
    const { history } = longTale(300);
    const forwards = Array.from({ length: history.head.seq + 1 }, (_, seq) => history.at(seq));
    const again = new Set([1_190, 3, 700, 251, 250, 249, 500, 0, 1_200]);
    for (const seq of again) expect(history.at(seq)).toEqual(forwards[seq]);
    expect(forwards.map(({ seq }) => seq)).toEqual(forwards.map((_, index) => index));
    expect(history.at(4).seats[0]?.cash).toBe(1_499);
  });

  it('gives its nearest moment for a number out of range', () => {
    const { history } = longTale(2);
    expect(history.at(-5).seq).toBe(0);
    expect(history.at(1e9)).toBe(history.head);
  });

  it('takes each event once, and none out of order', () => {
    const history = new History();
    const event = gameEvent('game:resumed', 1, null, {});
    expect(history.append(event)).toBe(true);
    expect(history.append(event)).toBe(false);
    expect(history.append(gameEvent('game:resumed', 3, null, {}))).toBe(false);
    expect(history.head.seq).toBe(1);
  });

  it('knows its turns, and where each begins', () => {
    const { history } = longTale(3);
    expect(history.chapters.map(({ number, playerName, from }) => [number, playerName, from])).toEqual([
      [0, null, 1],
      [1, 'Ada', 2],
      [2, 'Bob', 6],
      [3, 'Ada', 10],
    ]);
    expect(history.seqOfTurn(2)).toBe(6);
    expect(history.seqOfTurn(99)).toBe(10);
  });

  it('keeps a point for the charts at each turn', () => {
    const { history } = longTale(4);
    expect(history.points.map(({ turn, worth }) => [turn, worth[0]])).toEqual([
      [1, 1_500],
      [2, 1_499],
      [3, 1_500],
      [4, 1_497],
    ]);
  });

  it('keeps the moments: a district that becomes whole, a bankruptcy and the end', () => {
    const { history } = new TestGame()
      .add('property:purchased', { ...ADA, property_id: 'mediterranean', price: 60 })
      .add('property:purchased', { ...ADA, property_id: 'baltic', price: 60 })
      .add('building:built', { ...ADA, property_id: 'baltic', building_type: 'house' })
      .add('player:bankrupt', { ...BOB, creditor_id: null })
      .add('game:ended', { winner_id: 'a', winner_name: 'Ada', reason: 'completed' });
    expect(history.moments.map(({ seq, kind }) => [seq, kind])).toEqual([
      [3, 'set'],
      [5, 'ruin'],
      [6, 'end'],
    ]);
  });

  it('shares what did not change between moments, so that keeping many costs little', () => {
    const { history } = longTale(10);
    expect(history.at(5).deeds).toBe(history.at(30).deeds);
    expect(history.at(5).seats[1]).not.toBe(undefined);
  });
});
