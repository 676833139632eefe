import { BASIC_ACTION_TYPES, type KnownActionType } from '#libs/protocol';
import type { Deed, Street } from './board.js';
import type { Seat } from './game.js';
import type { WayToRaise } from './raising.js';

/** The action types of this game; auctions and trades are not among them. */
export const ACTION_TYPES = [
  ...BASIC_ACTION_TYPES,
  'sell_building',
  'mortgage_property',
  'unmortgage_property',
  'declare_bankruptcy',
] as const satisfies readonly KnownActionType[];

export type ActionType = (typeof ACTION_TYPES)[number];

/** What a seat wants to do. `type` is open: whoever acts may be wrong about it. */
export interface Action {
  readonly seat: Seat;
  readonly type: string;
  readonly propertyId?: string;
}

/** An action on offer. `cost` and `amount` are the dollars that it takes and brings. */
export type LegalAction = {
  readonly seat: Seat;
  /** Exactly one action on offer is: safe, and it takes the game forward. */
  readonly isDefault?: true;
} & (
  | { readonly type: 'roll_dice' | 'roll_for_doubles' | 'use_jail_card' | 'end_turn' | 'declare_bankruptcy' }
  | { readonly type: 'pay_jail_fine'; readonly cost: number }
  | { readonly type: 'buy_property'; readonly deed: Deed; readonly cost: number }
  | { readonly type: 'pass_property'; readonly deed: Deed }
  | { readonly type: 'build_house' | 'build_hotel'; readonly deed: Street; readonly cost: number }
  | { readonly type: 'unmortgage_property'; readonly deed: Deed; readonly cost: number }
  | WayToRaise
);

/** The action that takes up an offer. */
export function actionOf(legal: LegalAction): Action {
  const { seat, type } = legal;
  return 'deed' in legal ? { seat, type, propertyId: legal.deed.id } : { seat, type };
}
