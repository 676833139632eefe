import type { ActionParams } from '#libs/protocol';
import type { Action } from './action.js';
import type { Building } from './decision.js';
import type { Game, Lot, Player } from './game.js';
import type { RuleRefusal } from './refusal.js';

/** Dollars that an action takes (`cost`) or brings (`amount`), as far as they are known before it is carried out. */
export interface Price {
  readonly cost?: number;
  readonly amount?: number;
}

/** Everything about one action type. `lot` is what the action is about, if anything; {@link ActionRule.about} defines which. */
export interface ActionRule {
  /** One of the seat's own lots, or the lot that the decision itself is about. */
  readonly about: 'own_lot' | 'subject';
  /** Whether the seat to move may do this now, given a decision that allows the type. */
  readonly isOpen: (game: Game, player: Player, lot: Lot | null) => boolean;
  /** Changes the game; what follows from it becomes pending effects. */
  readonly execute: (game: Game, player: Player, lot: Lot | null, action: Action) => void;
  /** The offer in one short sentence, with names and the dollars that it takes or brings. */
  readonly describe: (game: Game, player: Player, lot: Lot | null, dollars: number) => string;
  readonly price: (game: Game, lot: Lot | null) => Price;
  /** What the seat must fill in; left out: nothing. */
  readonly params?: (game: Game, player: Player) => ActionParams | null;
  /** What is wrong with an action whose params are within their limits; left out: nothing can be. */
  readonly objection?: (game: Game, player: Player, action: Action) => Omit<RuleRefusal, 'allowed'> | null;
  /** What is built; left out: nothing. */
  readonly building?: Building;
  /** Whether the lot may belong to the seat afterwards. */
  readonly acquires?: boolean;
}

/** An {@link ActionRule} whose action is always about a lot. */
interface LotRule extends Pick<ActionRule, 'about' | 'acquires' | 'building'> {
  readonly isOpen: (game: Game, player: Player, lot: Lot) => boolean;
  readonly execute: (game: Game, player: Player, lot: Lot) => void;
  readonly describe: (game: Game, player: Player, lot: Lot, dollars: number) => string;
  readonly price: (game: Game, lot: Lot) => Price;
}

export function onLot({ isOpen, execute, describe, price, ...rest }: LotRule): ActionRule {
  return {
    ...rest,
    isOpen: (game, player, lot) => lot !== null && isOpen(game, player, lot),
    execute: (game, player, lot) => execute(game, player, theLot(lot)),
    describe: (game, player, lot, dollars) => describe(game, player, theLot(lot), dollars),
    price: (game, lot) => price(game, theLot(lot)),
  };
}

function theLot(lot: Lot | null): Lot {
  if (lot === null) throw new RangeError('this action is about a lot');
  return lot;
}

/** For `isOpen`: possible in every decision that allows the type. */
export const always = (): boolean => true;

/** For `price`: nothing changes hands, or how much is not known before. */
export const unpriced = (): Price => ({});
