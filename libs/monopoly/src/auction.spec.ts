import { describe, expect, it } from '@jest/globals';
import { apply } from './apply.js';
import type { Dice } from './dice.js';
import type { Game } from './game.js';
import { act, cashOf, kinds, offeredTypes, play } from './testing/play.js';
import { held, owning, newGame, withHoldings, withPlayer } from './testing/games.js';
import { toEngineActions } from './wire.js';

/** Ann lands on Baltic Avenue, $60, and does not buy it. */
function declined(players = 3, throws: readonly Dice[] = [[1, 2]], options = {}): Game {
  return play(newGame(players, throws, { options: { auctions: true, ...options } }), 'roll_dice', 'pass_property');
}

describe('an auction of a deed', () => {
  it('B2, B8: follows at once when the deed is not bought, and begins left of the lander', () => {
    const landed = play(newGame(3, [[1, 2]], { options: { auctions: true } }), 'roll_dice');
    const { game, happenings } = act(landed, 'pass_property');
    expect(kinds(happenings)).toEqual(['passed', 'auction_started']);
    expect(game.decision).toMatchObject({
      kind: 'auction',
      seat: 1,
      auction: { bidders: [1, 2, 0], highBidder: null },
    });
    expect(offeredTypes(game)).toEqual(['pass_bid', 'place_bid']);
  });

  it('B2: is open to the one who declined and to players in jail', () => {
    const start = withPlayer(newGame(2, [[1, 2]], { options: { auctions: true } }), 1, { inJail: true, position: 10 });
    const game = play(start, 'roll_dice', 'pass_property', 'place_bid 5', 'place_bid 6', 'pass_bid');
    expect(held(game, 'baltic').owner).toBe(0);
    expect(cashOf(game, 0)).toBe(1494);
  });

  it('B8: goes round until one bidder is left; passing is final', () => {
    const game = play(declined(), 'place_bid 10', 'pass_bid', 'place_bid 20', 'place_bid 30');
    expect(game.decision).toMatchObject({ kind: 'auction', seat: 0, auction: { bidders: [0, 1], highBid: 30 } });
    const { game: sold, happenings } = act(game, 'pass_bid');
    expect(kinds(happenings)).toEqual(['bid', 'auction_ended', 'bought']);
    expect(held(sold, 'baltic').owner).toBe(1);
    expect(sold.decision).toEqual({ kind: 'post_roll', seat: 0 });
  });

  it('B4: the winner pays the bank the amount of their bid, whatever the list price', () => {
    const game = play(declined(2), 'place_bid 400', 'pass_bid');
    expect(cashOf(game, 1)).toBe(1100);
    expect(cashOf(game, 0)).toBe(1500);
  });

  it('B3: bids start at $1 or at the minimum of the options, and rise by $1 at least', () => {
    const bounds = (game: Game): unknown => toEngineActions(game).actions[1]?.params;
    const amount = { type: 'integer', required: true };
    expect(bounds(declined())).toEqual({ amount: { ...amount, minimum: 1, maximum: 1500 } });
    expect(bounds(declined(3, [[1, 2]], { auctionMinBid: 10 }))).toEqual({
      amount: { ...amount, minimum: 10, maximum: 1500 },
    });
    expect(bounds(play(declined(), 'place_bid 7'))).toEqual({ amount: { ...amount, minimum: 8, maximum: 1500 } });
  });

  it('B4: one who can pay the next bid exactly may bid, one who has a dollar less is out', () => {
    const start = (cash: number): Game =>
      play(
        withPlayer(newGame(3, [[1, 2]], { options: { auctions: true } }), 1, { cash }),
        'roll_dice',
        'pass_property',
      );
    expect(start(1).decision).toMatchObject({ kind: 'auction', seat: 1 });
    expect(start(0).decision).toMatchObject({ kind: 'auction', seat: 2 });
  });

  it.each([[0], [1501], [1.5], [Number.NaN], [undefined]])(
    'B4: a bid of %s is refused and changes nothing',
    (amount) => {
      const game = declined();
      const before = JSON.stringify(game.decision);
      const bid = { type: 'place_bid', ...(amount !== undefined && { amount }) };
      expect(apply(game, 1, bid)).toMatchObject({ code: 'invalid_parameters', allowed: ['pass_bid', 'place_bid'] });
      expect(JSON.stringify(game.decision)).toBe(before);
    },
  );

  it('B4: a bidder who cannot pay the next bid is out', () => {
    const start = withPlayer(newGame(3, [[1, 2]], { options: { auctions: true } }), 2, { cash: 5 });
    const game = play(start, 'roll_dice', 'pass_property', 'place_bid 5');
    expect(game.decision).toMatchObject({ seat: 0 });
  });

  it('B5: a deed that nobody bids for stays with the bank', () => {
    const { game, happenings } = act(play(declined(2), 'pass_bid'), 'pass_bid');
    expect(happenings.at(-1)).toMatchObject({ kind: 'auction_ended', winner: null });
    expect(held(game, 'baltic').owner).toBeNull();
  });

  it('B6: also follows when the lander cannot pay the price', () => {
    const start = withPlayer(newGame(2, [[1, 2]], { options: { auctions: true } }), 0, { cash: 20 });
    const game = play(start, 'roll_dice', 'pass_property', 'place_bid 1', 'place_bid 20', 'pass_bid');
    expect(held(game, 'baltic').owner).toBe(0);
    expect(cashOf(game, 0)).toBe(0);
  });

  it('T2: comes before the throw that doubles had earned', () => {
    const game = play(newGame(2, [[3, 3]], { options: { auctions: true } }), 'roll_dice', 'pass_property');
    expect(play(game, 'pass_bid', 'pass_bid').decision).toEqual({ kind: 'pre_roll', seat: 0 });
  });
});

describe('the deeds of a player who is bankrupt to the bank', () => {
  /** Ann, with Baltic (mortgaged) and Boardwalk, cannot pay the income tax. */
  function broke(): Game {
    const lots = { baltic: { owner: 0, mortgaged: true }, boardwalk: { owner: 0, mortgaged: true } };
    const start = withHoldings(newGame(3, [[1, 3]], { options: { auctions: true } }), lots);
    return play(withPlayer(start, 0, { cash: 5 }), 'roll_dice', 'declare_bankruptcy');
  }

  it('K4: are auctioned among the others, unmortgaged, one by one in board order', () => {
    const game = broke();
    expect(game.decision).toMatchObject({ kind: 'auction', auction: { lotting: { position: 3 }, bidders: [1, 2] } });
    const next = play(game, 'place_bid 9', 'pass_bid');
    expect(held(next, 'baltic')).toEqual({ owner: 1, houses: 0, mortgaged: false });
    expect(next.decision).toMatchObject({ kind: 'auction', seat: 1, auction: { lotting: { position: 39 } } });
    expect(play(next, 'pass_bid', 'pass_bid').decision).toEqual({ kind: 'pre_roll', seat: 1 });
  });

  it('K4: stay with the bank without a bid', () => {
    const game = play(broke(), 'pass_bid', 'pass_bid', 'pass_bid', 'pass_bid');
    expect([held(game, 'baltic').owner, held(game, 'boardwalk').owner]).toEqual([null, null]);
  });

  it('K5: are not auctioned when only one player is left', () => {
    const start = owning(newGame(2, [[1, 3]], { options: { auctions: true } }), 0, 'baltic');
    const end = play(withPlayer(start, 0, { cash: 5 }), 'roll_dice', 'declare_bankruptcy');
    expect(end.decision).toEqual({ kind: 'game_over', winner: 1, reason: 'completed' });
  });
});
