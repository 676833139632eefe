/** The action types every engine knows. */
export const BASIC_ACTION_TYPES = [
  'roll_dice',
  'buy_property',
  'pass_property',
  'build_house',
  'build_hotel',
  'pay_jail_fine',
  'use_jail_card',
  'roll_for_doubles',
  'end_turn',
] as const;

/** The action types that our own engine adds. */
export const EXTENDED_ACTION_TYPES = [
  'sell_building',
  'mortgage_property',
  'unmortgage_property',
  'place_bid',
  'pass_bid',
  'propose_trade',
  'accept_trade',
  'reject_trade',
  'declare_bankruptcy',
] as const;

export type KnownActionType = (typeof BASIC_ACTION_TYPES)[number] | (typeof EXTENDED_ACTION_TYPES)[number];

/** One side of a trade: dollars, property ids and a count of get-out-of-jail cards. */
export interface TradeSide {
  readonly cash?: number;
  readonly properties?: readonly string[];
  readonly jail_cards?: number;
}

export interface Trade {
  readonly to_player_id: string;
  readonly give: TradeSide;
  readonly get: TradeSide;
  readonly message?: string;
}

/** What a seat does. `type` is open: an engine may have types that this list does not know. */
export interface GameAction {
  readonly type: string;
  readonly property_id?: string | null;
  /** Dollars. */
  readonly amount?: number | null;
  readonly trade?: Trade | null;
  readonly [extra: string]: unknown;
}

/** An action on offer. */
export interface ValidAction extends GameAction {
  /** Dollars. */
  readonly cost?: number | null;
  readonly description?: string;
  /** Marks the action taken for a seat that does not decide in time. */
  readonly default?: boolean;
}

/** What a silent seat does, the safest first: the default action by type. */
export const DEFAULT_ORDER = [
  'pass_bid',
  'reject_trade',
  'pass_property',
  'end_turn',
  'roll_dice',
  'roll_for_doubles',
  'pay_jail_fine',
] as const satisfies readonly KnownActionType[];

const DEFAULT_BY_PHASE: ReadonlyMap<string, KnownActionType> = new Map([
  ['pre_roll', 'roll_dice'],
  ['awaiting_roll', 'roll_dice'],
  ['awaiting_buy_decision', 'pass_property'],
  ['awaiting_jail_decision', 'roll_for_doubles'],
]);

/** The default action's type where the valid actions are not known and the phase is all there is to go by. */
export function defaultTypeIn(phase: string): KnownActionType {
  return DEFAULT_BY_PHASE.get(phase) ?? 'end_turn';
}
