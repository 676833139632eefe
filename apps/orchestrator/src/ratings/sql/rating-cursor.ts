import { decodeCursor, encodeCursor } from '../../store/index.js';

/** Where a page of the leaderboard ended: after this rating. */
export interface RatingPlace {
  readonly ordinal: number;
  readonly id: string;
}

export function cursorOf({ ordinal, id }: RatingPlace): string {
  return encodeCursor(ordinal, id);
}

/** Throws InvalidCursor. */
export function placeOf(cursor: string): RatingPlace {
  const [ordinal, id] = decodeCursor(
    cursor,
    (rating, digest) => Number.isFinite(Number(rating)) && /^[0-9a-f]{64}(?:\.[0-9a-f]{64})?$/.test(digest),
  );
  return { ordinal: Number(ordinal), id };
}
