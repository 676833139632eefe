import { InvalidCursor, type StoredGame } from '../games/ports/index.js';

/** Where a page of games ended: after this game, newest first. */
export interface Place {
  readonly createdAt: string;
  readonly id: string;
}

export function cursorOf({ createdAt, id }: StoredGame): string {
  return Buffer.from(`${createdAt} ${id}`).toString('base64url');
}

/** Throws InvalidCursor. */
export function placeOf(cursor: string): Place {
  const [createdAt, id, ...rest] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (
    createdAt === undefined ||
    id === undefined ||
    rest.length > 0 ||
    Number.isNaN(Date.parse(createdAt)) ||
    id.includes('\0')
  ) {
    throw new InvalidCursor(cursor);
  }
  return { createdAt, id };
}

/** The order of a list: newest first; of two made at once the greater id comes first. */
export function byAge(a: StoredGame, b: StoredGame): number {
  return a.createdAt === b.createdAt ? (a.id < b.id ? 1 : -1) : a.createdAt < b.createdAt ? 1 : -1;
}

/** Whether a game comes after that place in a list that is newest first. */
export function isAfter({ createdAt, id }: Place, game: StoredGame): boolean {
  return game.createdAt < createdAt || (game.createdAt === createdAt && game.id < id);
}
