import type { Action, Offer } from '../action.js';
import { apply } from '../apply.js';
import { playerAt, seatToMove, type Game, type SeatIndex } from '../game.js';
import type { Happening } from '../happening.js';
import { offersOf } from '../offers.js';
import { cloneOf } from '../snapshot.js';

/** What an action led to. */
export interface Done {
  readonly game: Game;
  readonly happenings: readonly Happening[];
}

/** Does one action for the seat that is to move, in a copy of the game; throws if the game refuses it. */
export function act(before: Game, type: string, propertyId?: string, more: Partial<Action> = {}): Done {
  const game = cloneOf(before);
  const happenings: Happening[] = [];
  const action = { type, ...(propertyId !== undefined && { propertyId }), ...more };
  const refusal = apply(game, seatToMove(game) ?? 0, action, happenings);
  if (refusal !== null) throw new Error(refusal.message);
  return { game, happenings };
}

/** Does actions one after the other, each written as `type`, `type property_id` or `place_bid amount`. */
export function play(game: Game, ...actions: readonly string[]): Game {
  return actions.reduce((current, written) => {
    const [type = '', word] = written.split(' ');
    if (type === 'place_bid') return act(current, type, undefined, { amount: Number(word) }).game;
    return act(current, type, word).game;
  }, game);
}

/** The types on offer, each once; with `propertyId`, those on offer for it. */
export function offeredTypes(game: Game, propertyId?: string): readonly string[] {
  const offered = offersOf(game).filter(({ deed }) => propertyId === undefined || deed?.id === propertyId);
  return [...new Set(offered.map(({ type }) => type))];
}

/** The deeds for which a type is on offer. */
export function placesFor(game: Game, type: string): readonly string[] {
  return offersOf(game).flatMap((offer) => (offer.type === type && offer.deed !== null ? [offer.deed.id] : []));
}

/** Takes up an offer in a copy of the game; throws if the game refuses it. */
export function take(game: Game, { type, propertyId }: Offer, more: Partial<Action> = {}): Done {
  return act(game, type, propertyId, more);
}

export function cashOf(game: Game, seat: SeatIndex): number {
  return playerAt(game, seat).cash;
}

export function kinds(happenings: readonly Happening[]): readonly string[] {
  return happenings.map(({ kind }) => kind);
}
