import type { Deed } from './board.js';
import type { DeckName } from './cards.js';
import type { Building, Debt, EndReason, Lotting, OpenTrade } from './decision.js';
import type { Dice } from './dice.js';
import type { Seat } from './seat.js';

/** One thing that an action brought about, in the order in which it happened. Amounts in dollars. */
export type Happening =
  | { readonly kind: 'rolled'; readonly seat: Seat; readonly dice: Dice }
  /** `throwTotal` null: moved by a card or sent to jail. */
  | {
      readonly kind: 'moved';
      readonly seat: Seat;
      readonly from: number;
      readonly to: number;
      readonly throwTotal: number | null;
    }
  | { readonly kind: 'jailed'; readonly seat: Seat }
  | { readonly kind: 'jail_attempt'; readonly seat: Seat; readonly by: JailExit; readonly success: boolean }
  | { readonly kind: 'drew'; readonly seat: Seat; readonly deck: DeckName; readonly text: string }
  /** From the bank, or off Free Parking where the options put money there. */
  | { readonly kind: 'collected'; readonly seat: Seat; readonly amount: number; readonly cause: Income }
  /** `intoPot`: to Free Parking instead of the bank. */
  | { readonly kind: 'paid'; readonly seat: Seat; readonly debt: Debt; readonly intoPot: boolean }
  | DeedHappening<'bought' | 'mortgaged' | 'unmortgaged'>
  | { readonly kind: 'passed'; readonly seat: Seat; readonly deed: Deed }
  | (DeedHappening<'built' | 'sold'> & { readonly building: Building })
  | { readonly kind: 'auction_started'; readonly lotting: Lotting; readonly bidders: readonly Seat[] }
  /** `amount` null: the seat passed. */
  | { readonly kind: 'bid'; readonly seat: Seat; readonly lotting: Lotting; readonly amount: number | null }
  /** The payment of the winner follows as `bought` or `built`. */
  | { readonly kind: 'auction_ended'; readonly lotting: Lotting; readonly winner: Seat | null; readonly amount: number }
  | { readonly kind: 'trade_proposed'; readonly trade: OpenTrade }
  | { readonly kind: 'trade_resolved'; readonly trade: OpenTrade; readonly accepted: boolean }
  /** `cash` is what the creditor (null: the bank) receives, `buildings` what the bank paid for the last buildings. */
  | {
      readonly kind: 'bankrupt';
      readonly seat: Seat;
      readonly creditor: Seat | null;
      readonly cash: number;
      readonly buildings: number;
    }
  | { readonly kind: 'ended'; readonly winner: Seat; readonly reason: EndReason };

type Income = 'salary' | 'card' | 'free_parking';

/** Ways out of jail (J3); the third, the fine, is a payment. */
type JailExit = 'use_jail_card' | 'roll_for_doubles';

interface DeedHappening<Kind> {
  readonly kind: Kind;
  readonly seat: Seat;
  readonly deed: Deed;
  readonly amount: number;
}
