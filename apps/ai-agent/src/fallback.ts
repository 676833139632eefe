import { DEFAULT_ORDER, defaultTypeIn, type KnownActionType, type ValidAction } from '#libs/protocol';
import { isKnown, type Offers } from './table/offers.js';

/** What can be done without giving anything away that matters, safest first. */
const SAFE: readonly KnownActionType[] = [...DEFAULT_ORDER, 'use_jail_card'];

/** What is done where the phase is all that is known. */
export function defaultIn(phase: string): ValidAction {
  return { type: defaultTypeIn(phase) };
}

/**
 * The action without a policy: what the engine marks as the default or is safe, as far as it is known here;
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
