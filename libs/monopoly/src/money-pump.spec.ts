import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Action, Offer } from './action.js';
import { paramsOf } from './action-rules.js';
import { apply } from './apply.js';
import { COLOUR_GROUPS } from './board.js';
import { playerAt, type Game } from './game.js';
import type { Happening } from './happening.js';
import { offersOf } from './offers.js';
import { cloneOf } from './snapshot.js';
import { brokenInvariants, liquidationValue } from './testing/invariants.js';
import { newGame } from './testing/games.js';

interface Deal {
  /** The seat that owns each colour group; none where there is no such seat. */
  readonly owners: readonly number[];
  readonly players: number;
  readonly cash: number;
  readonly houseLimit: number;
  /** Which of the offers is taken, and by how much a bid is above its minimum. */
  readonly choices: readonly { readonly offer: number; readonly raise: number }[];
}

const deals: fc.Arbitrary<Deal> = fc.record({
  owners: fc.array(fc.nat({ max: 3 }), { minLength: COLOUR_GROUPS.length, maxLength: COLOUR_GROUPS.length }),
  players: fc.integer({ min: 2, max: 4 }),
  cash: fc.constantFrom(60, 300, 1500, 20_000),
  houseLimit: fc.integer({ min: 1, max: 6 }),
  choices: fc.array(fc.record({ offer: fc.nat({ max: 60 }), raise: fc.constantFrom(0, 0, 1, 100) }), { maxLength: 90 }),
});

/** Whole groups in few hands, and few houses in the bank: what the auctions of scarce buildings are for. */
function dealt({ owners, players, cash, houseLimit }: Deal): Game {
  const options = { auctions: true, trading: false, startingCash: cash, houseLimit };
  const game = newGame(players, [], { options });
  game.colourGroups.forEach((group, index) => {
    const owner = owners[index] ?? players;
    if (owner < players) group.forEach((lot) => void (lot.owner = owner));
  });
  return game;
}

const TURN_ENDS: ReadonlySet<string> = new Set(['roll_dice', 'end_turn', 'declare_bankruptcy']);

function chosen(game: Game, offer: Offer, raise: number): Action {
  const { type, propertyId } = offer;
  const { decision } = game;
  const params = decision.kind === 'auction' ? paramsOf(game, playerAt(game, decision.seat), type) : null;
  const amount = params !== null && 'amount' in params ? params.amount.minimum + raise : 0;
  const most = decision.kind === 'auction' ? playerAt(game, decision.seat).cash : 0;
  return {
    type,
    ...(propertyId !== undefined && { propertyId }),
    ...(amount > 0 && { amount: Math.min(amount, most) }),
  };
}

describe('the bank', () => {
  it('K8, H10: pays nobody more than the rules do, whatever is done in a turn and in which order', () => {
    const property = fc.property(deals, (deal) => {
      const game = dealt(deal);
      const worth = liquidationValue(game);
      for (const { offer: at, raise } of deal.choices) {
        const offers = offersOf(game).filter(({ type }) => !TURN_ENDS.has(type));
        const offer = offers[at % Math.max(offers.length, 1)];
        if (offer === undefined || game.decision.kind === 'game_over') break;
        const before = cloneOf(game);
        const happenings: Happening[] = [];
        expect(apply(game, game.decision.seat, chosen(game, offer, raise), happenings)).toBeNull();
        expect(brokenInvariants(before, game, happenings)).toEqual([]);
      }
      expect(liquidationValue(game)).toBeLessThanOrEqual(worth);
    });
    fc.assert(property, { numRuns: 600, seed: 20_081 });
  });
});
