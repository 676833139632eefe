import { describe, expect, it } from '@jest/globals';
import type { ValidAction } from '#libs/protocol';
import { apply } from './apply.js';
import type { Game } from './game.js';
import { act, cashOf, kinds, offeredTypes, play } from './testing/play.js';
import { held, newGame, withHoldings, withPlayer, withStock } from './testing/games.js';
import { toActionResult, toEngineActions } from './wire.js';

const ORANGE = { st_james: { owner: 0 }, tennessee: { owner: 0 }, new_york: { owner: 0 } };
const BROWN = { mediterranean: { owner: 1 }, baltic: { owner: 1 } };
const GREEN = { pacific: { owner: 1 }, north_carolina: { owner: 1 }, pennsylvania: { owner: 1 } };

/** Ann could build for $100, Bob for $50, and the bank has one house. */
function short(houses = 1): Game {
  const game = withHoldings(newGame(3, [[4, 6]], { options: { auctions: true } }), { ...ORANGE, ...BROWN });
  return withStock(game, { houses });
}

/** Ann could build for $50, Bob for $200, and the bank has one house. */
function cheapAsker(): Game {
  const owned = { mediterranean: { owner: 0 }, baltic: { owner: 0 }, ...GREEN };
  return withStock(withHoldings(newGame(2, [], { options: { auctions: true } }), owned), { houses: 1 });
}

function offer(game: Game, type: string): ValidAction | undefined {
  return toEngineActions(game).actions.find((action) => action.type === type);
}

describe('a shortage of buildings', () => {
  it('H5: asks those who could build the last house whether they bid for it', () => {
    const { game, happenings } = act(short(), 'build_house', 'new_york');
    expect(kinds(happenings)).toEqual(['auction_started']);
    expect(game.decision).toMatchObject({ kind: 'auction', seat: 1, auction: { bidders: [1, 0] } });
    expect(toActionResult(game, 0, { type: 'build_house' }, happenings)['events']).toMatchObject([
      { type: 'auction:started', building_type: 'house', minimum_bid: 100 },
    ]);
  });

  it('H10: costs the list price where nobody else wants the building, and goes on', () => {
    const { game, happenings } = act(play(short(), 'build_house new_york'), 'pass_bid');
    expect(kinds(happenings)).toEqual(['bid', 'auction_ended', 'built']);
    expect(held(game, 'new_york').houses).toBe(1);
    expect(cashOf(game, 0)).toBe(1400);
    expect(game.decision).toEqual({ kind: 'pre_roll', seat: 0 });
  });

  it('H10: is auctioned between the one who asked and those who declare by a bid that they want it', () => {
    const game = play(short(), 'build_house new_york', 'place_bid 110', 'place_bid 120', 'pass_bid');
    expect(held(game, 'new_york').houses).toBe(1);
    expect(cashOf(game, 0)).toBe(1380);
    expect(game.stock.houses).toBe(0);
  });

  it('H10: another winner places it at once where the rules allow, and the turn goes on', () => {
    const won = play(short(), 'build_house new_york', 'place_bid 70', 'pass_bid');
    expect(won.decision).toMatchObject({ kind: 'place_building', seat: 1, building: 'house', price: 70 });
    expect(placesOf(won)).toEqual(['mediterranean', 'baltic']);
    const game = play(won, 'build_house baltic');
    expect(held(game, 'baltic').houses).toBe(1);
    expect(cashOf(game, 1)).toBe(1430);
    expect(game.decision).toEqual({ kind: 'pre_roll', seat: 0 });
  });

  it('H10: a single place is taken without asking', () => {
    const start = withHoldings(short(), { mediterranean: { houses: 1 } });
    const game = play(start, 'build_house new_york', 'place_bid 50', 'pass_bid');
    expect(held(game, 'baltic').houses).toBe(1);
  });

  it('H10: bids start at the list price of the place that the bidder has for it', () => {
    const least = (game: Game): unknown => offer(game, 'place_bid')?.amount;
    const asked = play(short(), 'build_house new_york');
    expect(least(asked)).toBe(50);
    expect(least(play(asked, 'place_bid 50'))).toBe(100);
    expect(least(play(asked, 'place_bid 130'))).toBe(131);
    const dear = play(cheapAsker(), 'build_house baltic');
    expect(least(dear)).toBe(200);
    expect(apply(dear, 1, { type: 'place_bid', amount: 199 })).toMatchObject({ code: 'invalid_parameters' });
  });

  it('H10: is placed nowhere for less than its list price', () => {
    const bob = withHoldings(short(), GREEN);
    const won = play(bob, 'build_house new_york', 'place_bid 199', 'pass_bid');
    expect(placesOf(won)).toEqual(['mediterranean', 'baltic']);
    expect(apply(won, 1, { type: 'build_house', propertyId: 'pacific' })).toMatchObject({ code: 'illegal_action' });
    expect(placesOf(play(bob, 'build_house new_york', 'place_bid 200', 'pass_bid'))).toContain('pacific');
  });

  it('H10: a player who cannot pay the list price of a place is not asked', () => {
    expect(play(withPlayer(cheapAsker(), 1, { cash: 199 }), 'build_house baltic').decision.kind).toBe('pre_roll');
  });

  it('H10: brings nothing to a player who sells what was won, however often', () => {
    let game = withPlayer(short(), 0, { cash: 300 });
    for (let round = 0; round < 5 && offeredTypes(game).includes('build_house'); round += 1) {
      game = play(game, 'build_house new_york', 'pass_bid', 'sell_building new_york');
      expect(cashOf(game, 0)).toBe(300 - 50 * (round + 1));
    }
    expect(cashOf(game, 0)).toBeLessThan(100);
  });

  it('H10: is announced by the offer, with what it costs at least', () => {
    const scarce = offer(short(), 'build_house');
    expect(scarce).toMatchObject({ cost: 100, cash_after: 1400, show: { opens_auction: true } });
    expect(scarce?.description).toBe(
      'Build house 1 on St. James Place. It is scarce: this opens an auction, or costs $100 if nobody bids.',
    );
    expect(offer(short(2), 'build_house')).not.toHaveProperty('show');
    const won = play(short(), 'build_house new_york', 'place_bid 70', 'pass_bid');
    expect(offer(won, 'build_house')).not.toHaveProperty('show');
  });

  it('H5: there is none while everybody can have one, and what is not there is waited for', () => {
    expect(play(short(2), 'build_house new_york').decision.kind).toBe('pre_roll');
    expect(offeredTypes(short(0))).not.toContain('build_house');
  });

  it('H5: holds for hotels, too', () => {
    const levels = { st_james: 4, tennessee: 4, new_york: 4, mediterranean: 4, baltic: 4 };
    const built = Object.fromEntries(Object.entries(levels).map(([id, houses]) => [id, { houses }]));
    const game = withStock(withHoldings(short(), built), { houses: 12, hotels: 1 });
    const asked = play(game, 'build_hotel new_york');
    expect(asked.decision).toMatchObject({ kind: 'auction', auction: { lotting: { building: 'hotel' } } });
    expect(held(play(asked, 'pass_bid'), 'new_york').houses).toBe(5);
  });

  function placesOf(game: Game): readonly (string | null | undefined)[] {
    return toEngineActions(game).actions.map(({ property_id }) => property_id);
  }
});
