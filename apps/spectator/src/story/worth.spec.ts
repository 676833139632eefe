import { describe, expect, it } from '@jest/globals';
import { boardState, TestGame } from './testing/test-game.js';
import { netWorth, setProgress, standings } from './worth.js';

describe('net worth', () => {
  it('is cash, deeds less their pledges, and buildings at cost', () => {
    const { head } = new TestGame().snapshot(
      boardState({ cash: 100 }, {}, [
        { property_id: 'baltic', owner_id: 'a', houses: 3 },
        { property_id: 'reading_rr', owner_id: 'a', is_mortgaged: true },
        { property_id: 'boardwalk', owner_id: 'b' },
      ]),
    ).history;
    expect(head.seats.map((seat) => netWorth(head, seat))).toEqual([100 + 60 + 150 + 100, 1_900]);
  });

  it('orders the standings as GET /result does: the winner first, the bankrupt last', () => {
    const { head } = new TestGame()
      .snapshot(boardState({ cash: 5 }, { cash: 3_000, is_bankrupt: true }))
      .add('game:ended', { winner_id: 'a', reason: 'completed' }).history;
    expect(standings(head).map(({ seat, rank }) => [rank, seat.name])).toEqual([
      [1, 'Ada'],
      [2, 'Bob'],
    ]);
  });

  it('gives seats that cannot be told apart one rank', () => {
    const { head } = new TestGame()
      .snapshot(boardState({ cash: 5 }, { cash: 5 }))
      .add('game:ended', { winner_id: null }).history;
    expect(standings(head).map(({ rank }) => rank)).toEqual([1, 1]);
  });

  it('ranks who went bankrupt last above who did first', () => {
    const { head } = new TestGame()
      .snapshot(boardState({ cash: 5 }, { cash: 5 }))
      .add('player:bankrupt', { player_id: 'a', creditor_id: null })
      .add('player:bankrupt', { player_id: 'b', creditor_id: null }).history;
    expect(standings(head).map(({ seat, rank }) => [rank, seat.name])).toEqual([
      [1, 'Bob'],
      [2, 'Ada'],
    ]);
  });

  it('tells how far each set has come', () => {
    const { head } = new TestGame().snapshot(boardState({}, {}, [{ property_id: 'baltic', owner_id: 'a' }])).history;
    expect(setProgress(head, 'a')[0]).toEqual({ set: 'brown', owned: 1, size: 2 });
    expect(setProgress(head, 'a').at(-1)).toEqual({ set: 'works', owned: 0, size: 2 });
  });
});
