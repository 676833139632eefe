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
  'counter_trade',
  'pay_interest',
  'pay_flat_tax',
  'pay_percentage_tax',
  'declare_bankruptcy',
] as const;

export type KnownActionType = (typeof BASIC_ACTION_TYPES)[number] | (typeof EXTENDED_ACTION_TYPES)[number];

const KNOWN_ACTION_TYPES: ReadonlySet<string> = new Set([...BASIC_ACTION_TYPES, ...EXTENDED_ACTION_TYPES]);

/** Whether the contract names the type; all others are an engine's own, and so is the meaning of their fields. */
export function isKnownActionType(type: string): type is KnownActionType {
  return KNOWN_ACTION_TYPES.has(type);
}

/** One side of a trade: dollars, property ids and a count of get-out-of-jail cards. */
export interface TradeSide {
  readonly cash?: number;
  readonly properties?: readonly string[];
  readonly jail_cards?: number;
}

export interface Trade {
  /** Names a trade that is on the table. */
  readonly trade_id?: string;
  readonly from_player_id?: string;
  readonly to_player_id: string;
  readonly give: TradeSide;
  readonly get: TradeSide;
  readonly message?: string;
}

/** A whole number; dollars or a count. */
export interface IntegerParam {
  readonly type: 'integer';
  readonly minimum: number;
  readonly maximum: number;
  readonly required?: boolean;
}

/** One of these texts. */
export interface ChoiceParam {
  readonly type: 'string';
  readonly enum: readonly string[];
  readonly required?: boolean;
}

/** Any of these texts, none of them twice. */
export interface ChoicesParam {
  readonly type: 'array';
  readonly enum: readonly string[];
  readonly required?: boolean;
}

/** What one side of a trade may hold. */
export interface TradeSideParams {
  readonly cash: IntegerParam;
  readonly properties: ChoicesParam;
  readonly jail_cards: IntegerParam;
}

/** What a seat fills in when it bids. */
export interface BidParams {
  readonly amount: IntegerParam;
}

/** What a seat fills in when it proposes a trade: whom it asks, what it gives, and what each partner can give. */
export interface TradeParams {
  readonly to_player_id: ChoiceParam;
  readonly give: TradeSideParams;
  readonly get_by_player: Readonly<Record<string, TradeSideParams>>;
}

export type ActionParams = BidParams | TradeParams;

/** What a seat does. Types and fields are open: an engine may have more than are named here. */
export interface GameAction {
  readonly type: string;
  readonly property_id?: string | null;
  /** Dollars. */
  readonly amount?: number | null;
  readonly trade?: Trade | null;
  readonly [extra: string]: unknown;
}

/** An action on offer. What is executed is the offer itself, without the fields that only describe it. */
export interface ValidAction extends GameAction {
  /** Dollars. */
  readonly cost?: number | null;
  readonly description?: string;
  /** Marks the action taken for a seat that does not decide in time. */
  readonly default?: boolean;
  /** Names the action within its decision; it may be sent instead of the whole action. */
  readonly action_id?: string | number;
  /** What the seat has to fill in, and within which limits; an action without it is complete as it is. */
  readonly params?: ActionParams;
  /** It is not to be known before the game is over: until then others are sent its type alone. */
  readonly secret?: boolean;
  /** The squares of a grid that it concerns: rows and columns. */
  readonly cells?: readonly (readonly [number, number])[];
  /** Dollars that the seat has left once it is done. */
  readonly cash_after?: number;
  /** Whether it makes a group whole for the seat. */
  readonly completes_group?: boolean;
  /** What else there is to know about it; no part of the action. Ours: `opens_auction` where others may bid for a building. */
  readonly show?: Readonly<Record<string, unknown>>;
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
