import { InvalidCursor } from '../../games/ports/index.js';

/** Where a page of the leaderboard ended: after this rating. */
export interface RatingPlace {
  readonly ordinal: number;
  readonly id: string;
}

export function cursorOf({ ordinal, id }: RatingPlace): string {
  return Buffer.from(`${ordinal} ${id}`).toString('base64url');
}

/** Throws InvalidCursor. */
export function placeOf(cursor: string): RatingPlace {
  const [ordinal, id, ...rest] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const place = { ordinal: Number(ordinal), id: id ?? '' };
  if (rest.length > 0 || !Number.isFinite(place.ordinal) || !/^[0-9a-f]{64}$/.test(place.id)) {
    throw new InvalidCursor(cursor);
  }
  return place;
}
