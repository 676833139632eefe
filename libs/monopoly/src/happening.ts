import type { Deed } from './board.js';
import type { DeckName } from './cards.js';
import type { Building, Debt, EndReason, Lotting, OpenTrade } from './decision.js';
import type { Dice } from './dice.js';
import type { SeatIndex } from './seat.js';

/** One thing that an action brought about, in the order in which it happened. Amounts in dollars. */
export type Happening =
  | { readonly kind: 'rolled'; readonly seat: SeatIndex; readonly dice: Dice }
  /** `throwTotal` null: moved by a card or sent to jail. */
  | {
      readonly kind: 'moved';
      readonly seat: SeatIndex;
      readonly from: number;
      readonly to: number;
      readonly throwTotal: number | null;
    }
  | { readonly kind: 'jailed'; readonly seat: SeatIndex }
  | { readonly kind: 'jail_attempt'; readonly seat: SeatIndex; readonly by: JailExit; readonly success: boolean }
  | { readonly kind: 'drew'; readonly seat: SeatIndex; readonly deck: DeckName; readonly text: string }
  /** From the bank, or off Free Parking where the options put money there. */
  | { readonly kind: 'collected'; readonly seat: SeatIndex; readonly amount: number; readonly cause: Income }
  /** `intoPot`: to Free Parking instead of the bank. */
  | { readonly kind: 'paid'; readonly seat: SeatIndex; readonly debt: Debt; readonly intoPot: boolean }
  | DeedHappening<'bought' | 'mortgaged' | 'unmortgaged'>
  | { readonly kind: 'passed'; readonly seat: SeatIndex; readonly deed: Deed }
  | (DeedHappening<'built' | 'sold'> & { readonly building: Building })
  | { readonly kind: 'auction_started'; readonly lotting: Lotting; readonly bidders: readonly SeatIndex[] }
  /** `amount` null: the seat passed. */
  | { readonly kind: 'bid'; readonly seat: SeatIndex; readonly lotting: Lotting; readonly amount: number | null }
  /** The payment of the winner follows as `bought` or `built`. */
  | {
      readonly kind: 'auction_ended';
      readonly lotting: Lotting;
      readonly winner: SeatIndex | null;
      readonly amount: number;
    }
  | { readonly kind: 'trade_proposed'; readonly trade: OpenTrade }
  | { readonly kind: 'trade_resolved'; readonly trade: OpenTrade; readonly accepted: boolean }
  /** `cash` is what the creditor (null: the bank) receives, `buildings` what the bank paid for the last buildings. */
  | {
      readonly kind: 'bankrupt';
      readonly seat: SeatIndex;
      readonly creditor: SeatIndex | null;
      readonly cash: number;
      readonly buildings: number;
    }
  | { readonly kind: 'ended'; readonly winner: SeatIndex; readonly reason: EndReason };

type Income = 'salary' | 'card' | 'free_parking';

/** Ways out of jail (J3); the third, the fine, is a payment. */
type JailExit = 'use_jail_card' | 'roll_for_doubles';

interface DeedHappening<Kind> {
  readonly kind: Kind;
  readonly seat: SeatIndex;
  readonly deed: Deed;
  readonly amount: number;
}
