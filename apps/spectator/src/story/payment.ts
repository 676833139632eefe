/** Why cash changes hands. `ruin`: what a bankrupt leaves; `buildings`: what the bank pays for a bankrupt's buildings. */
export const PAYMENT_CAUSES = [
  'purchase',
  'auction',
  'building',
  'sale',
  'mortgage',
  'redemption',
  'rent',
  'tax',
  'card',
  'fine',
  'interest',
  'salary',
  'free_parking',
  'trade',
  'ruin',
  'buildings',
  /** The engine gives a cause that the page does not know. */
  'other',
  /** Only the states show it: nothing is known but the player and the amount. */
  'unknown',
] as const;

export type PaymentCause = (typeof PAYMENT_CAUSES)[number];

/** Cash that changes hands. In place of a player null is the bank; with the cause `unknown`, not known. */
export interface Payment {
  /** The event that it belongs to. */
  readonly seq: number;
  readonly from: string | null;
  readonly to: string | null;
  /** Dollars, 0 or more. */
  readonly amount: number;
  readonly cause: PaymentCause;
  readonly propertyId: string | null;
  /** The event does not contain the amount: the next state corrects it. */
  readonly isGuess: boolean;
}

/** What a player owes and cannot pay from cash. */
export interface Debt {
  readonly playerId: string;
  /** Null: the bank. */
  readonly creditorId: string | null;
  /** Dollars; null: not known. */
  readonly amount: number | null;
  readonly cause: PaymentCause;
  readonly propertyId: string | null;
}

export function isPaymentCause(word: string): word is PaymentCause {
  return PAYMENT_CAUSES.some((cause) => cause === word);
}
