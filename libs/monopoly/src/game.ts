import { BOARD, DEEDS, type Deed, type TaxSquare } from './board.js';
import type { DeckName } from './cards.js';
import type { Decks } from './decks.js';
import type { Dice, DiceStream } from './dice.js';

/** A player's place in the order of play: an index into {@link Game.players}, bankrupt players included. */
export type Seat = number;

export interface Player {
  readonly id: string;
  readonly name: string;
  readonly model: string;
  readonly personality: string;
  /** Square on the board, 0 (GO) to 39. */
  readonly position: number;
  /** Dollars. */
  readonly cash: number;
  readonly inJail: boolean;
  /** Failed throws for doubles since the player went to jail, 0 to 3 (J6). */
  readonly jailTurns: number;
  /** The decks whose get-out-of-jail card the player holds (C2). */
  readonly jailCards: readonly DeckName[];
  readonly bankrupt: boolean;
}

/** What the bank knows of a deed. */
export interface Holding {
  readonly owner: Seat | null;
  /** 0 to 4; {@link HOTEL} is a hotel. */
  readonly houses: number;
  readonly mortgaged: boolean;
}

export const HOTEL = 5;

export type DebtCause =
  | { readonly kind: 'rent'; readonly deed: Deed }
  | { readonly kind: 'tax'; readonly square: TaxSquare }
  | { readonly kind: 'card' }
  | { readonly kind: 'fine' }
  | { readonly kind: 'interest'; readonly deed: Deed };

/** `to` null is the bank; `amount` in dollars, more than 0. */
export interface Debt {
  readonly amount: number;
  readonly to: Seat | null;
  readonly cause: DebtCause;
}

/** The usual rent, or what a card orders instead: twice a railroad's rent (R6), ten times a fresh throw (R7). */
export type RentTerms = 'usual' | 'twice' | 'ten_times_throw';

/**
 * One thing that is still to be carried out. Stages are done in order; one that needs a decision (a deed to buy, cash
 * to raise) stops the list there, and the answer goes on with it.
 */
export type Stage =
  /** Forward by `steps`, past GO if it lies on the way, and resolve the square. `throwTotal` null: moved by a card. */
  | {
      readonly do: 'advance';
      readonly seat: Seat;
      readonly steps: number;
      readonly throwTotal: number | null;
      readonly terms: RentTerms;
    }
  /** Resolve the square that the seat stands on. */
  | { readonly do: 'land'; readonly seat: Seat; readonly terms: RentTerms }
  /** Pay, or raise cash until it can be paid, or go bankrupt. */
  | { readonly do: 'pay'; readonly seat: Seat; readonly debt: Debt }
  | { readonly do: 'leave_jail'; readonly seat: Seat };

export type EndReason = 'completed' | 'max_turns';

/** What the game waits for, and from which seat: not always the one whose turn it is. */
export type Pending =
  | { readonly kind: 'pre_roll'; readonly seat: Seat }
  | { readonly kind: 'jail'; readonly seat: Seat }
  | { readonly kind: 'buy'; readonly seat: Seat; readonly deed: Deed }
  | { readonly kind: 'debt'; readonly seat: Seat; readonly debt: Debt }
  | { readonly kind: 'post_roll'; readonly seat: Seat }
  | { readonly kind: 'game_over'; readonly winner: Seat; readonly reason: EndReason };

export interface Turn {
  readonly seat: Seat;
  /** Counts player turns 1, 2, 3, …; the throws after doubles belong to the same turn. */
  readonly number: number;
  /** Doubles in a row in this turn; more than 0 means that a throw is due. */
  readonly doubles: number;
}

/** Buildings that the bank still has (H4). */
export interface Stock {
  readonly houses: number;
  readonly hotels: number;
}

export const ACTION_SETS = ['full', 'basic'] as const;
/** `basic` offers the nine basic action types alone; cash for a debt is then raised without asking. */
export type ActionSet = (typeof ACTION_SETS)[number];

export interface GameOptions {
  /** Dollars (S1). */
  readonly startingCash: number;
  /** Dollars (G1). */
  readonly goSalary: number;
  /** The game ends after so many turns; null: it is played to the end. */
  readonly maxTurns: number | null;
  readonly actionSet: ActionSet;
}

/** A whole game as a value. It is never changed: an action gives a new one. */
export interface Game {
  readonly id: string;
  readonly options: GameOptions;
  readonly players: readonly Player[];
  /** In the order of {@link DEEDS}; read it through {@link holdingOf}. */
  readonly holdings: readonly Holding[];
  readonly stock: Stock;
  readonly decks: Decks;
  readonly dice: DiceStream;
  readonly turn: Turn;
  /** The throw that moved, or tried to move, a player last. */
  readonly lastThrow: Dice | null;
  /** What is still to be carried out of the action that led to the pending decision. */
  readonly agenda: readonly Stage[];
  readonly pending: Pending;
}

/** By position on the board; -1 where nothing can be owned. */
const HOLDING_INDEX = BOARD.map((square) => DEEDS.findIndex((deed) => deed.position === square.position));

export function holdingIndexOf(deed: Deed): number {
  return HOLDING_INDEX[deed.position] ?? -1;
}

export function holdingOf(game: Game, deed: Deed): Holding {
  const holding = game.holdings[holdingIndexOf(deed)];
  if (holding === undefined) throw new RangeError(`${deed.id} is not on this board`);
  return holding;
}

/** In board order. */
export function deedsOf(game: Game, seat: Seat): readonly Deed[] {
  return DEEDS.filter((_, index) => game.holdings[index]?.owner === seat);
}

export function playerAt(game: Game, seat: Seat): Player {
  const player = game.players[seat];
  if (player === undefined) throw new RangeError(`there is no seat ${seat}`);
  return player;
}

/** The seat whose decision the game waits for; null once it is over. */
export function seatToMove(game: Game): Seat | null {
  return game.pending.kind === 'game_over' ? null : game.pending.seat;
}

/** The seats still in the game, in order of play from the one after `seat`; `seat` itself is left out. */
export function solventSeatsAfter(game: Game, seat: Seat): readonly Seat[] {
  const count = game.players.length;
  return Array.from({ length: count - 1 }, (_, step) => (seat + step + 1) % count).filter(
    (other) => !playerAt(game, other).bankrupt,
  );
}
