import { Injectable } from '@nestjs/common';
import { refuse, type Refusal } from '../domain/refusal.js';

/** So many commands a game takes at once, and how many more each second. */
const BURST = 50;
const PER_SECOND = 5;

/** So many games are counted at a time; beyond them the one that was counted first starts anew. */
const MAX_GAMES = 10_000;

interface Bucket {
  tokens: number;
  at: number;
}

/** Limits how often a game is commanded, since each change is an event that is kept: a token bucket for each game. */
@Injectable()
export class ControlLimiter {
  private readonly buckets = new Map<string, Bucket>();

  /** Undefined: go ahead. Counts each question. */
  refusalOf(gameId: string, now: number = performance.now()): Refusal | undefined {
    const bucket = this.bucketOf(gameId, now);
    bucket.tokens = Math.min(BURST, bucket.tokens + ((now - bucket.at) / 1_000) * PER_SECOND);
    bucket.at = now;
    if (bucket.tokens < 1) {
      const detail = `A game takes ${PER_SECOND} commands a second, and ${BURST} at once: try again in a second.`;
      return refuse('too_many_requests', detail, 1);
    }
    bucket.tokens -= 1;
    return undefined;
  }

  private bucketOf(gameId: string, now: number): Bucket {
    const known = this.buckets.get(gameId);
    if (known !== undefined) return known;
    const bucket = { tokens: BURST, at: now };
    this.buckets.set(gameId, bucket);
    for (const oldest of this.buckets.keys()) {
      if (this.buckets.size <= MAX_GAMES) break;
      this.buckets.delete(oldest);
    }
    return bucket;
  }
}
