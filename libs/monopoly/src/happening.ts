import type { Deed } from './board.js';
import type { DeckName } from './cards.js';
import type { Dice } from './dice.js';
import type { Debt, EndReason, Seat } from './game.js';

export type Building = 'house' | 'hotel';

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
  /** From the bank. */
  | { readonly kind: 'collected'; readonly seat: Seat; readonly amount: number; readonly cause: 'salary' | 'card' }
  | { readonly kind: 'paid'; readonly seat: Seat; readonly debt: Debt }
  | { readonly kind: 'bought'; readonly seat: Seat; readonly deed: Deed; readonly amount: number }
  | { readonly kind: 'passed'; readonly seat: Seat; readonly deed: Deed }
  | BuildingHappening<'built'>
  | BuildingHappening<'sold'>
  | { readonly kind: 'mortgaged'; readonly seat: Seat; readonly deed: Deed; readonly amount: number }
  | { readonly kind: 'unmortgaged'; readonly seat: Seat; readonly deed: Deed; readonly amount: number }
  /** `cash` is what the creditor (null: the bank) receives, `buildings` what the bank paid for the last buildings. */
  | {
      readonly kind: 'bankrupt';
      readonly seat: Seat;
      readonly creditor: Seat | null;
      readonly cash: number;
      readonly buildings: number;
    }
  | { readonly kind: 'ended'; readonly winner: Seat; readonly reason: EndReason };

/** Ways out of jail (J3); the third, the fine, is a payment. */
type JailExit = 'use_jail_card' | 'roll_for_doubles';

interface BuildingHappening<Kind> {
  readonly kind: Kind;
  readonly seat: Seat;
  readonly deed: Deed;
  readonly building: Building;
  readonly amount: number;
}
