import { describe, expect, it } from '@jest/globals';
import { boardState, TestGame } from './testing/test-game.js';
import { standings } from './ranks.js';
import { netWorth, setProgress } from './worth.js';

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

  it('puts a seat that is out of the game behind those that are in it, whatever it has', () => {
    const { head } = new TestGame().snapshot(boardState({ cash: 900, is_out: true }, { cash: 5 })).history;
    expect(standings(head).map(({ seat, rank }) => [rank, seat.name])).toEqual([
      [1, 'Bob'],
      [2, 'Ada'],
    ]);
  });

  it("ranks as the engine's own standings do, until it gives others", () => {
    const state = boardState({ cash: 900 }, { cash: 5 });
    const ranked = (a: number, b: number): typeof state => ({
      ...state,
      standings: [{ player_id: 'a', rank: a }, { player_id: 'b', rank: b }, { player_id: 'b' }, 'nonsense'],
    });
    const game = new TestGame().snapshot(ranked(2, 1));
    const names = (): readonly string[] => standings(game.history.head).map(({ seat }) => seat.name);
    expect(names()).toEqual(['Bob', 'Ada']);
    expect(game.snapshot(ranked(1, 1)).history.head.engineStandings).toHaveLength(2);
    expect(standings(game.history.head).map(({ rank }) => rank)).toEqual([1, 1]);
    game.snapshot(state);
    expect(names()).toEqual(['Ada', 'Bob']);
  });

  it('gives equal seats one rank', () => {
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

  it('counts the owned properties of each set', () => {
    const { head } = new TestGame().snapshot(boardState({}, {}, [{ property_id: 'baltic', owner_id: 'a' }])).history;
    expect(setProgress(head, 'a')[0]).toEqual({ set: 'brown', owned: 1, size: 2 });
    expect(setProgress(head, 'a').at(-1)).toEqual({ set: 'works', owned: 0, size: 2 });
  });
});
