import { type GameAction, isKnownActionType, type ValidAction } from './action.js';

/** What only describes an offer, of whatever type. */
const DESCRIPTIVE: ReadonlySet<string> = new Set(['description', 'show', 'default']);

/** What else describes an offer of a type that the contract names; to another engine's action these may be essential. */
const DESCRIPTIVE_OF_KNOWN: ReadonlySet<string> = new Set(['cost', 'cash_after', 'completes_group']);

/** Whether a field of an offer is for those who read it, and no part of the action. */
export function isDescriptive(name: string, { type }: Pick<ValidAction, 'type'>): boolean {
  return DESCRIPTIVE.has(name) || (DESCRIPTIVE_OF_KNOWN.has(name) && isKnownActionType(type));
}

/** An offer with all its fields but those that only describe it; `params`, if it has any, included. */
export function withoutDescription(offer: ValidAction): GameAction {
  const fields = Object.entries(offer).filter(([name]) => !isDescriptive(name, offer));
  return { ...Object.fromEntries(fields), type: offer.type };
}
