import type { KnownActionType, ValidAction } from '#libs/protocol';
import { isKnown, type Offers } from './table/offers.js';

/** What can be done without giving anything away that matters, safest first. */
const SAFE: readonly KnownActionType[] = [
  'pass_bid',
  'reject_trade',
  'pass_property',
  'end_turn',
  'roll_dice',
  'roll_for_doubles',
  'pay_jail_fine',
  'use_jail_card',
];

const BY_PHASE: ReadonlyMap<string, KnownActionType> = new Map([
  ['pre_roll', 'roll_dice'],
  ['awaiting_roll', 'roll_dice'],
  ['awaiting_buy_decision', 'pass_property'],
  ['awaiting_jail_decision', 'roll_for_doubles'],
]);

/** What is done where the phase is all that is known. */
export function defaultIn(phase: string): ValidAction {
  return { type: BY_PHASE.get(phase) ?? 'end_turn' };
}

/**
 * What is done when no policy has a say: what the engine marks as the default or is safe, as far as it is known here;
 * then what is not known here; what costs something only if there is nothing else, and bankruptcy last.
 */
export function fallback(offers: Offers, phase: string): ValidAction {
  const known = offers.all.filter(isKnown);
  const unknown = offers.all.filter((offer) => !isKnown(offer));
  return (
    known.find(isMarked) ??
    SAFE.map((type) => offers.first(type)).find((offer) => offer !== undefined) ??
    unknown.find(isMarked) ??
    unknown[0] ??
    known.find(({ type }) => type !== 'declare_bankruptcy') ??
    known[0] ??
    defaultIn(phase)
  );
}

function isMarked(offer: ValidAction): boolean {
  return offer.default === true;
}
