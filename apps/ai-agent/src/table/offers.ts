import { BASIC_ACTION_TYPES, EXTENDED_ACTION_TYPES } from '#libs/protocol';
import type { KnownActionType, ValidAction } from '#libs/protocol';
import { withReadableParams } from './params.js';

const KNOWN: ReadonlySet<string> = new Set([...BASIC_ACTION_TYPES, ...EXTENDED_ACTION_TYPES]);

/** Whether an action type is one that this agent knows the meaning of. */
export function isKnown(offer: ValidAction): boolean {
  return KNOWN.has(offer.type);
}

/** The valid actions of one decision, by type, in the order in which they were offered. */
export class Offers {
  readonly all: readonly ValidAction[];

  constructor(offered: readonly ValidAction[]) {
    this.all = offered.map(withReadableParams);
  }

  of(type: KnownActionType): readonly ValidAction[] {
    return this.all.filter((offer) => offer.type === type);
  }

  first(type: KnownActionType): ValidAction | undefined {
    return this.all.find((offer) => offer.type === type);
  }

  has(type: KnownActionType): boolean {
    return this.first(type) !== undefined;
  }

  /** Whether nothing is offered but actions of these types. */
  isOnly(types: readonly KnownActionType[]): boolean {
    const wanted: ReadonlySet<string> = new Set(types);
    return this.all.every((offer) => wanted.has(offer.type));
  }
}
