import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { apply } from './apply.js';
import type { Game } from './game.js';
import { MAX_ACTIONS_PER_TURN, offersOf } from './offers.js';
import { offeredTypes, play } from './testing/play.js';
import { RandomPlayer } from './testing/random-play.js';
import { changed, owning, newGame, withHoldings, withPlayer } from './testing/games.js';

const OPTIONS = { auctions: true, trading: true } as const;

/** Sets the number of actions that were done in this turn. */
function after(actions: number, game: Game): Game {
  return changed(game, ({ turn }) => void (turn.actions = actions));
}

const usedUp = (game: Game): Game => after(MAX_ACTIONS_PER_TURN, game);

/** Ann could build, sell, mortgage, lift and trade. */
function busy(): Game {
  const lots = {
    mediterranean: { owner: 0, houses: 1 },
    baltic: { owner: 0 },
    boardwalk: { owner: 0, mortgaged: true },
  };
  return owning(withHoldings(newGame(3, [[1, 4]], { options: OPTIONS }), lots), 0, 'reading_rr', 'short_line_rr');
}

describe('a turn', () => {
  it('T9: counts the actions of all seats, and the next one starts at none', () => {
    const game = play(newGame(2, [[1, 2]], { options: OPTIONS }), 'roll_dice', 'pass_property', 'pass_bid', 'pass_bid');
    expect(game.turn.actions).toBe(4);
    expect(play(game, 'end_turn').turn).toMatchObject({ number: 2, actions: 0 });
  });

  it('T9: that has used up its actions offers nothing but its way on', () => {
    expect(offeredTypes(after(MAX_ACTIONS_PER_TURN - 1, busy())).length).toBeGreaterThan(1);
    const game = usedUp(busy());
    expect(offeredTypes(game)).toEqual(['roll_dice']);
    expect(apply(game, 0, { type: 'mortgage_property', propertyId: 'reading_rr' })).toMatchObject({
      code: 'illegal_action',
      message: `mortgage_property is not possible now, as the turn has used up its ${MAX_ACTIONS_PER_TURN} actions; possible: roll_dice.`,
    });
    expect(offeredTypes(play(game, 'roll_dice'))).toEqual(['end_turn']);
  });

  it('T9: ends an auction with its highest bid, and trades as they stand', () => {
    const auction = play(newGame(2, [[1, 2]], { options: OPTIONS }), 'roll_dice', 'pass_property', 'place_bid 7');
    const late = usedUp(auction);
    expect(offeredTypes(late)).toEqual(['pass_bid']);
    expect(play(late, 'pass_bid').lots.find(({ deed }) => deed.id === 'baltic')?.owner).toBe(1);
  });

  it('T9: still lets a debtor raise the cash', () => {
    const game = usedUp(
      withPlayer(owning(newGame(2, [[1, 3]], { options: OPTIONS }), 0, 'boardwalk'), 0, { cash: 10 }),
    );
    expect(offeredTypes(play(game, 'roll_dice'))).toEqual(['mortgage_property', 'declare_bankruptcy']);
  });

  it('T9: comes to its end whatever is chosen, then', () => {
    const property = fc.property(
      fc.integer(),
      fc.nat({ max: 27 }),
      fc.integer({ min: 2, max: 8 }),
      (choices, lots, count) => {
        const game = usedUp(newGame(count, [], { options: { ...OPTIONS, startingCash: 400, houseLimit: 3 } }));
        game.lots.slice(0, lots).forEach((lot, index) => void (lot.owner = Math.floor(index / 3) % count));
        const player = new RandomPlayer(choices);
        let steps = 0;
        while (game.decision.kind !== 'game_over' && game.turn.number === 1) {
          expect(apply(game, game.decision.seat, player.choose(game))).toBeNull();
          steps += 1;
        }
        expect(steps).toBeLessThan(MAX_ACTIONS_PER_TURN);
      },
    );
    fc.assert(property, { numRuns: 200, seed: 20_081 });
  });

  it('T9: offers something at every decision, then', () => {
    const game = usedUp(busy());
    while (game.turn.number === 1) {
      const [first] = offersOf(game);
      expect(first).toBeDefined();
      apply(game, game.turn.seat, first ?? { type: '' });
    }
  });
});
