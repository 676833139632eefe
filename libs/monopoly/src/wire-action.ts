import type { GameAction } from '#libs/protocol';
import type { Action } from './action.js';
import type { Game } from './game.js';
import { isTrade } from './params.js';
import { offersOf } from './offers.js';

/** A whole action as it crosses the wire. Null counts as not given. */
export function fromWire({ type, property_id, amount, trade }: GameAction): Action {
  return {
    type,
    ...(property_id != null && { propertyId: property_id }),
    ...(amount != null && { amount }),
    ...(trade != null && { trade }),
  };
}

/** The name that an offer has within its decision, by its place among the offers. */
export function actionIdOf(index: number): string {
  return `a${index}`;
}

/**
 * The action that an id stands for, with what the seat filled in: `{amount}` for a bid, `{to_player_id, give, get}`,
 * with or without `trade` around it, for a trade. Null: nothing on offer has this id.
 */
export function fromActionId(game: Game, actionId: string, params: Readonly<Record<string, unknown>>): Action | null {
  const offer = offersOf(game).find((_, index) => actionIdOf(index) === actionId);
  if (offer === undefined) return null;
  const { amount } = params;
  const trade = params['trade'] ?? params;
  return {
    type: offer.type,
    ...(offer.propertyId !== undefined && { propertyId: offer.propertyId }),
    ...(typeof amount === 'number' && { amount }),
    ...(isTrade(trade) && { trade }),
  };
}
