import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { type Refusal, tooMany } from '../domain/refusal.js';

/** Commands that a game takes at once, and how many more each second: more than people and their programs need. */
const MAX_BURST_COMMANDS = 50;
const COMMANDS_PER_SECOND = 5;

/** Games with a bucket of their own; of more games, the one that was commanded longest ago starts with a full one. */
const MAX_LIMITED_GAMES = 10_000;

interface Bucket {
  tokens: number;
  at: number;
}

/** Limits how often a game is commanded, since each change is an event that is stored: a token bucket for each game. */
@Injectable()
export class ControlLimiter {
  private readonly buckets = new LRUCache<string, Bucket>({ max: MAX_LIMITED_GAMES });

  /** Undefined: the command may be carried out. Each call takes a token. */
  refusalOf(gameId: string, now: number = performance.now()): Refusal | undefined {
    const bucket = this.bucketOf(gameId, now);
    bucket.tokens = Math.min(MAX_BURST_COMMANDS, bucket.tokens + ((now - bucket.at) / 1_000) * COMMANDS_PER_SECOND);
    bucket.at = now;
    if (bucket.tokens < 1) {
      const detail = `A game takes ${COMMANDS_PER_SECOND} commands a second, and ${MAX_BURST_COMMANDS} at once: try again in a second.`;
      return tooMany('game_commands', detail, 1);
    }
    bucket.tokens -= 1;
    return undefined;
  }

  private bucketOf(gameId: string, now: number): Bucket {
    const known = this.buckets.get(gameId);
    if (known !== undefined) return known;
    const bucket = { tokens: MAX_BURST_COMMANDS, at: now };
    this.buckets.set(gameId, bucket);
    return bucket;
  }
}
