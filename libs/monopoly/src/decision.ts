import type { Trade } from '#libs/protocol';
import type { SeatIndex } from './seat.js';

export type Building = 'house' | 'hotel';

/** Why money is owed; rent, tax and interest are owed for a square. */
export type DebtCause = 'rent' | 'tax' | 'card' | 'fine' | 'interest';

/** `to` null is the bank; `amount` in dollars, more than 0. */
export interface Debt {
  readonly amount: number;
  readonly to: SeatIndex | null;
  readonly cause: DebtCause;
  /** The square that it is owed for; null for a card or the fine. */
  readonly position: number | null;
}

/** The usual rent, or what a card orders instead: twice a railroad's rent (R6), ten times a fresh throw (R7). */
export type RentTerms = 'usual' | 'twice' | 'ten_times_throw';

/** A building that several seats could use, and the lot that `asker` wanted it for (H5). */
export interface ScarceBuilding {
  readonly kind: 'building';
  readonly building: Building;
  readonly position: number;
  readonly asker: SeatIndex;
}

/** What is sold to the highest bidder: a deed of the bank or a scarce building. */
export type Lotting = { readonly kind: 'deed'; readonly position: number } | ScarceBuilding;

export interface Auction {
  readonly lotting: Lotting;
  /** The seats that have not passed, the next to bid first. */
  readonly bidders: readonly SeatIndex[];
  /** Dollars; 0 before the first bid. */
  readonly highBid: number;
  readonly highBidder: SeatIndex | null;
}

/** A trade that waits for an answer. */
export interface OpenTrade {
  /** Names it in answers: `t-12`. */
  readonly id: string;
  readonly from: SeatIndex;
  readonly to: SeatIndex;
  /** As the seat `from` sees it: it gives `give` and gets `get`. */
  readonly terms: Trade;
  /** 1 for a proposal, 2 for the first counter-offer, … */
  readonly exchange: number;
}

export type EndReason = 'completed' | 'max_turns';

/** What the game waits for, and from which seat: not always the one whose turn it is. */
export type PendingDecision =
  | { readonly kind: 'pre_roll' | 'jail' | 'post_roll' | 'income_tax'; readonly seat: SeatIndex }
  | { readonly kind: 'buy'; readonly seat: SeatIndex; readonly position: number }
  | { readonly kind: 'debt'; readonly seat: SeatIndex; readonly debt: Debt }
  | { readonly kind: 'auction'; readonly seat: SeatIndex; readonly auction: Auction }
  /** The winner of an auctioned building places it, and pays their bid. */
  | { readonly kind: 'place_building'; readonly seat: SeatIndex; readonly building: Building; readonly price: number }
  /** `resume` is the proposer's decision that goes on afterwards. */
  | { readonly kind: 'trade'; readonly seat: SeatIndex; readonly trade: OpenTrade; readonly resume: PendingDecision }
  /** M4: pay the interest on a mortgaged deed that was received, or lift the mortgage at once. */
  | { readonly kind: 'interest'; readonly seat: SeatIndex; readonly position: number }
  | { readonly kind: 'game_over'; readonly winner: SeatIndex; readonly reason: EndReason };

export type DecisionKind = PendingDecision['kind'];

/**
 * One thing that is still to be carried out. Effects are done in order; one that needs a decision (a deed to buy, cash
 * to raise) stops there, and the answer goes on with the rest.
 */
export type Effect =
  /** Forward by `steps`, past GO if it lies on the way, and resolve the square. `throwTotal` null: moved by a card. */
  | {
      readonly do: 'advance';
      readonly seat: SeatIndex;
      readonly steps: number;
      readonly throwTotal: number | null;
      readonly terms: RentTerms;
    }
  /** Resolve the square that the seat stands on. */
  | { readonly do: 'land'; readonly seat: SeatIndex; readonly terms: RentTerms }
  /** Pay, or raise cash until it can be paid, or go bankrupt. */
  | { readonly do: 'pay'; readonly seat: SeatIndex; readonly debt: Debt }
  | { readonly do: 'leave_jail'; readonly seat: SeatIndex }
  /** M4, for a mortgaged deed that the seat received. */
  | { readonly do: 'interest'; readonly seat: SeatIndex; readonly position: number }
  /** The bank sells a deed; bidding begins left of `after`. */
  | { readonly do: 'auction'; readonly position: number; readonly after: SeatIndex }
  /** Back to a decision that something else came before. */
  | { readonly do: 'ask'; readonly seat: SeatIndex; readonly decision: PendingDecision };
