import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SeatHolder } from '../domain/session.js';

/** Every token begins with it, so that people and secret scanners recognize one. */
const PREFIX = 'seat_';

/** 192 bits. */
const BYTES = 24;

/**
 * The token of a seat that is being taken. With an `Idempotency-Key` it is made of that, the same whenever the seat is taken with the
 * key: nothing but its digest is kept, and the key is as good as the token.
 */
export function seatToken(gameId: string, playerId: string, key: string | undefined): string {
  const bytes =
    key === undefined
      ? randomBytes(BYTES)
      : createHmac('sha256', key)
          .update(JSON.stringify([gameId, playerId]))
          .digest()
          .subarray(0, BYTES);
  return PREFIX + bytes.toString('base64url');
}

export function isTokenOf({ digest }: SeatHolder, token: string): boolean {
  return timingSafeEqual(Buffer.from(digest), Buffer.from(digestOf(token)));
}

export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
