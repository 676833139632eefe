export const ACTION_SETS = ['full', 'basic'] as const;
/**
 * `basic` offers the nine basic action types alone. Whatever would ask for another one is then resolved unasked: there
 * are no auctions and no trades, debts are paid by selling and mortgaging in board order, interest on a mortgage is
 * paid, and income tax is the flat one.
 */
export type ActionSet = (typeof ACTION_SETS)[number];

export const INCOME_TAXES = ['flat', 'ten_percent'] as const;
/** `flat`: $200. `ten_percent`: the player chooses between that and a tenth of their worth (X1). */
export type IncomeTax = (typeof INCOME_TAXES)[number];

/** What can be different from one game to the next. Amounts in dollars. */
export interface GameOptions {
  /** S1. */
  readonly startingCash: number;
  /** G1. */
  readonly goSalary: number;
  readonly incomeTax: IncomeTax;
  /** Taxes, fines and card payments collect on Free Parking for the player who lands there; by the rules nothing does (B7). */
  readonly freeParkingPot: boolean;
  /** Whether deeds (B2, K4) and scarce buildings (H5) are auctioned; without, they stay with the bank or go to who asks. */
  readonly auctions: boolean;
  /** B3. */
  readonly auctionMinBid: number;
  readonly trading: boolean;
  /** How many trades one seat may propose in a turn; counter-offers are not counted. */
  readonly maxTradesPerTurn: number;
  /** H4: houses in the bank. With 88 no lot ever waits for one. */
  readonly houseLimit: number;
  /** Whether a player may give up in their own turn without a debt; with a debt they always may (K1). */
  readonly resignation: boolean;
  /** The number of turns after which the game ends (E1); null: it is played to the end. */
  readonly maxTurns: number | null;
  readonly actionSet: ActionSet;
}

/** The rules as printed, played to the end. */
export const STANDARD_OPTIONS: GameOptions = {
  startingCash: 1500,
  goSalary: 200,
  incomeTax: 'flat',
  freeParkingPot: false,
  auctions: true,
  auctionMinBid: 1,
  trading: true,
  maxTradesPerTurn: 3,
  houseLimit: 32,
  resignation: false,
  maxTurns: null,
  actionSet: 'full',
};

/** Every option, the standard where none is given. The basic action set knows no decision on auctions, trades and taxes. */
export function completeOptions(given: Partial<GameOptions> = {}): GameOptions {
  const options = { ...STANDARD_OPTIONS, ...given };
  if (options.actionSet === 'full') return options;
  return { ...options, auctions: false, trading: false, resignation: false, incomeTax: 'flat' };
}
