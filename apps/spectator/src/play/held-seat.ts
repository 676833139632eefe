import { isJsonObject } from '#libs/protocol';
import { numberIn, textIn } from '../story/index.js';

/** A seat that was taken in this browser. */
export interface HeldSeat {
  readonly playerId: string;
  /** Plays the seat: it stays in the browser's storage, and is never part of an address. */
  readonly token: string;
  /** Seconds that its holder may stay away. */
  readonly rejoin: number;
}

const keyOf = (gameId: string): string => `arena-seat-${gameId}`;

/** The seat of a game that this browser has; null: none, as where a page may not store anything. */
export function heldSeat(gameId: string): HeldSeat | null {
  try {
    return readHeldSeat(localStorage.getItem(keyOf(gameId)));
  } catch {
    return null;
  }
}

/** Null: it is no seat. */
export function readHeldSeat(stored: string | null): HeldSeat | null {
  if (stored === null) return null;
  const seat: unknown = JSON.parse(stored);
  if (!isJsonObject(seat)) return null;
  const [playerId, token] = [textIn(seat, 'playerId'), textIn(seat, 'token')];
  return playerId === null || token === null ? null : { playerId, token, rejoin: numberIn(seat, 'rejoin') ?? 0 };
}

/** Also for the other tabs of this browser. */
export function keepSeat(gameId: string, seat: HeldSeat): void {
  try {
    localStorage.setItem(keyOf(gameId), JSON.stringify(seat));
  } catch {
    // Without storage, the seat lasts as long as its page.
  }
}

export function dropSeat(gameId: string): void {
  try {
    localStorage.removeItem(keyOf(gameId));
  } catch {
    // There is nothing to remove.
  }
}
