import type { StoredGame } from '../games/ports/index.js';
import { decodeCursor, encodeCursor } from './cursor.js';

/** Where a page of games ended: after this game, newest first. */
export interface GamePlace {
  readonly createdAt: string;
  readonly id: string;
}

export function cursorOf({ createdAt, id }: StoredGame): string {
  return encodeCursor(createdAt, id);
}

/** Throws InvalidCursor. */
export function placeOf(cursor: string): GamePlace {
  const [createdAt, id] = decodeCursor(cursor, (time, name) => !Number.isNaN(Date.parse(time)) && !name.includes('\0'));
  return { createdAt, id };
}

/** The order of a list: newest first; of two made at once the greater id comes first. */
export function byAge(a: StoredGame, b: StoredGame): number {
  return a.createdAt === b.createdAt ? (a.id < b.id ? 1 : -1) : a.createdAt < b.createdAt ? 1 : -1;
}

/** Whether a game comes after that place in a list that is newest first. */
export function isAfter({ createdAt, id }: GamePlace, game: StoredGame): boolean {
  return game.createdAt < createdAt || (game.createdAt === createdAt && game.id < id);
}
