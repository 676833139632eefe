import type { GamePage, StoredGame } from '../games/ports/index.js';
import { decodeCursor, encodeCursor } from './cursor.js';

/** Where a page of games ended: after this game, in the order of one of its times. */
export interface GamePlace {
  readonly at: string;
  readonly id: string;
}

/** A list's times: when its games were created, or last written. */
export type ListedBy = 'createdAt' | 'updatedAt';

/** Throws InvalidCursor. */
export function placeOf(cursor: string): GamePlace {
  const [at, id] = decodeCursor(cursor, (time, name) => !Number.isNaN(Date.parse(time)) && !name.includes('\0'));
  return { at, id };
}

/** @param games in their order; where there are more than `limit`, there is a further page */
export function pageOf<G extends StoredGame>(games: readonly G[], limit: number, by: ListedBy): GamePage<G> {
  const page = games.slice(0, limit);
  const last = page.at(-1);
  const hasMore = games.length > limit && last !== undefined;
  return { games: page, nextCursor: hasMore ? encodeCursor(last[by], last.id) : null };
}

/** The order of a list: newest first; of two made at once the greater id comes first. */
export function byAge(a: StoredGame, b: StoredGame): number {
  return -byTime(a, b, 'createdAt');
}

/** What was written longest ago first. */
export function byLastWrite(a: StoredGame, b: StoredGame): number {
  return byTime(a, b, 'updatedAt');
}

/** Whether a game comes before a place in the order of its times. */
export function isBefore({ at, id }: GamePlace, game: StoredGame, by: ListedBy): boolean {
  return game[by] < at || (game[by] === at && game.id < id);
}

/** Whether a game comes after it. */
export function isAfter({ at, id }: GamePlace, game: StoredGame, by: ListedBy): boolean {
  return game[by] > at || (game[by] === at && game.id > id);
}

function byTime(a: StoredGame, b: StoredGame, by: ListedBy): number {
  return a[by] === b[by] ? (a.id < b.id ? -1 : 1) : a[by] < b[by] ? -1 : 1;
}
