import type { Trade } from '#libs/protocol';
import type { Deed } from './board.js';
import type { DeckName } from './cards.js';
import type { Dice, DiceCup } from './dice.js';
import type { Happening } from './happening.js';
import type { GameOptions } from './options.js';
import type { SeatIndex } from './seat.js';
import type { PendingDecision, Effect } from './decision.js';

export type { SeatIndex } from './seat.js';

export interface Player {
  readonly seat: SeatIndex;
  readonly id: string;
  readonly name: string;
  readonly model: string;
  readonly personality: string;
  /** Square on the board, 0 (GO) to 39. */
  position: number;
  /** Dollars. */
  cash: number;
  inJail: boolean;
  /** Failed throws for doubles since the player went to jail, 0 to 3 (J6). */
  jailThrows: number;
  /** The decks whose get-out-of-jail card the player holds (C2). */
  jailCards: readonly DeckName[];
  bankrupt: boolean;
}

/** A deed and what became of it. */
export interface Lot {
  readonly deed: Deed;
  /** All lots of its colour group, all railroads or both utilities, itself included, in board order. */
  readonly group: readonly Lot[];
  /** Null: the bank. */
  owner: SeatIndex | null;
  /** 0 to 4; {@link HOTEL} is a hotel. */
  houses: number;
  mortgaged: boolean;
}

export const HOTEL = 5;
export const HOTELS_IN_THE_BANK = 12;

/** A trade that a seat proposed this turn. */
export interface Proposal {
  readonly seat: SeatIndex;
  readonly terms: Trade;
}

export interface TurnState {
  seat: SeatIndex;
  /** Counts player turns 1, 2, 3, …; the throws after doubles belong to the same turn. */
  number: number;
  /** Doubles in a row in this turn; more than 0 means that a throw is due. */
  doubles: number;
  proposals: readonly Proposal[];
  /** Actions carried out in this turn, by all seats together (T9). */
  actions: number;
}

/** Buildings that the bank still has (H4). */
export interface Stock {
  houses: number;
  hotels: number;
}

/**
 * A whole game. Only `apply` changes it, in place; `cloneOf` makes another one to try things on. Everything that is
 * `readonly` in it and in its parts is replaced, never altered, so that clones share it.
 */
export interface Game {
  readonly id: string;
  readonly options: GameOptions;
  readonly players: readonly Player[];
  /** The twenty-eight lots in board order. */
  readonly lots: readonly Lot[];
  /** By position on the board; null where nothing can be owned. */
  readonly lotByPosition: readonly (Lot | null)[];
  /** The lots of each colour group, in board order. */
  readonly colourGroups: readonly (readonly Lot[])[];
  readonly stock: Stock;
  readonly cup: DiceCup;
  /** Card numbers of each deck, top first. */
  readonly decks: Readonly<Record<DeckName, number[]>>;
  readonly turn: TurnState;
  /** The throw that moved, or tried to move, a player last. */
  lastThrow: Dice | null;
  /** Dollars on Free Parking; always 0 by the rules as printed (B7). */
  pot: number;
  /** What is still to be carried out of the action that led to the decision; the last one is next. */
  readonly pendingEffects: Effect[];
  /** What the game waits for. */
  decision: PendingDecision;
  /** Whether the decision is to be asked; false only while an action is being carried out. */
  isWaiting: boolean;
  /** Actions carried out so far. */
  actionCount: number;
  /** Receives what happens while an action is carried out; null: nothing is recorded. */
  recorded: Happening[] | null;
}

/** Throws a RangeError if there is no such seat. */
export function playerAt(game: Game, seat: SeatIndex): Player {
  const player = game.players[seat];
  if (player === undefined) throw new RangeError(`there is no seat ${seat}`);
  return player;
}

/** Throws a RangeError if nothing can be owned there. */
export function lotAt(game: Game, position: number): Lot {
  const lot = game.lotByPosition[position];
  if (lot == null) throw new RangeError(`there is no deed for square ${position}`);
  return lot;
}

/** In board order. */
export function lotsOf(game: Game, seat: SeatIndex): readonly Lot[] {
  return game.lots.filter(({ owner }) => owner === seat);
}

export function ownsGroup({ group }: Lot, seat: SeatIndex): boolean {
  for (const { owner } of group) if (owner !== seat) return false;
  return true;
}

/** D2, M1. */
export function groupHasBuildings({ group }: Lot): boolean {
  for (const { houses } of group) if (houses > 0) return true;
  return false;
}

/** The seats still in the game, in order of play from the one after `seat`; `seat` itself is left out. */
export function solventSeatsAfter({ players }: Game, seat: SeatIndex): readonly SeatIndex[] {
  const seats: SeatIndex[] = [];
  for (let step = 1; step < players.length; step += 1) {
    const other = (seat + step) % players.length;
    if (players[other]?.bankrupt === false) seats.push(other);
  }
  return seats;
}

/** The first of {@link solventSeatsAfter}, or `seat` itself where nobody else is left. */
export function nextSolventSeat({ players }: Game, seat: SeatIndex): SeatIndex {
  for (let step = 1; step < players.length; step += 1) {
    const other = (seat + step) % players.length;
    if (players[other]?.bankrupt === false) return other;
  }
  return seat;
}

/** The seat whose decision the game waits for; null once it is over. */
export function seatToMove({ decision }: Game): SeatIndex | null {
  return decision.kind === 'game_over' ? null : decision.seat;
}

/** Stops here until the decision is made. */
export function ask(game: Game, decision: PendingDecision): void {
  game.decision = decision;
  game.isWaiting = true;
}

/** Puts effects before all that is still to be done, in the order given. */
export function doNext(game: Game, ...effects: readonly Effect[]): void {
  for (let index = effects.length - 1; index >= 0; index -= 1) {
    const effect = effects[index];
    if (effect !== undefined) game.pendingEffects.push(effect);
  }
}
