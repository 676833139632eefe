import { BASIC_ACTION_TYPES, EXTENDED_ACTION_TYPES, type Trade } from '#libs/protocol';
import { DEEDS, type Deed } from './board.js';

/** The action types of this game. */
export const ACTION_TYPES = [...BASIC_ACTION_TYPES, ...EXTENDED_ACTION_TYPES] as const;

export type ActionType = (typeof ACTION_TYPES)[number];

/** What a seat wants to do. `type` is open: a player may name a type that does not exist. */
export interface Action {
  readonly type: string;
  readonly propertyId?: string;
  /** Dollars, of a bid. */
  readonly amount?: number;
  /** Of a proposal or a counter-offer, as the acting seat sees it. */
  readonly trade?: Trade;
}

/** An action on offer. The same offer is the same object in every game; what it costs depends on the game. */
export interface Offer {
  readonly type: ActionType;
  /** What it is about; null: nothing in particular. */
  readonly deed: Deed | null;
  readonly propertyId?: string;
}

interface OffersOfType {
  readonly plain: Offer;
  /** By position; null where nothing can be owned. */
  readonly byPosition: readonly (Offer | null)[];
}

function offersOfType(type: ActionType): OffersOfType {
  const byPosition: (Offer | null)[] = Array.from({ length: 40 }, () => null);
  for (const deed of DEEDS) byPosition[deed.position] = { type, deed, propertyId: deed.id };
  return { plain: { type, deed: null }, byPosition };
}

const OFFERS: ReadonlyMap<string, OffersOfType> = new Map(ACTION_TYPES.map((type) => [type, offersOfType(type)]));

/** The one offer of this type for this deed. */
export function offerOf(type: ActionType, deed: Deed | null): Offer {
  const offers = OFFERS.get(type);
  const offer = deed === null ? offers?.plain : offers?.byPosition[deed.position];
  if (offer == null) throw new RangeError(`there is no offer ${type} of ${deed?.id ?? 'nothing'}`);
  return offer;
}

export function isActionType(type: string): type is ActionType {
  return OFFERS.has(type);
}
