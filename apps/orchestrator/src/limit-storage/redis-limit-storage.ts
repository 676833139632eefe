import { randomUUID } from 'node:crypto';
import type { ThrottlerStorage, ThrottlerStorageService } from '@nestjs/throttler';
import type { Redis } from 'ioredis';
import { resultWithin } from '#libs/service';

type Taken = Awaited<ReturnType<ThrottlerStorage['increment']>>;

const PREFIX = 'orchestrator:limits:';

/** How long a request waits for Redis: longer than a slow answer takes, shorter than a client notices. */
const TIMEOUT_MS = 250;

/**
 * On Redis's own clock: what was counted stands in a sorted set by when it stops counting. Returns how much counts, how long until
 * the first of it stops counting, in milliseconds, and whether one more was too many, which is not counted then.
 */
const TAKE = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
  local hits = redis.call('ZCARD', KEYS[1])
  local refused = hits >= tonumber(ARGV[2])
  if not refused then
    redis.call('ZADD', KEYS[1], now + ARGV[1], ARGV[3])
    redis.call('PEXPIRE', KEYS[1], ARGV[1])
  end
  local first = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
  return {hits + 1, (first[2] or now) - now, refused and 1 or 0}`;

/**
 * Counts for all replicas together. While Redis does not answer in time, each replica counts for itself: a limit that cannot be
 * read must neither refuse everybody nor let everything through.
 */
export class RedisLimitStorage implements ThrottlerStorage {
  constructor(
    private readonly redis: Redis,
    private readonly own: ThrottlerStorageService,
  ) {}

  async increment(key: string, ttl: number, limit: number, block: number, name: string): Promise<Taken> {
    const taken =
      this.redis.status === 'ready' ? await resultWithin(TIMEOUT_MS, this.take(key, ttl, limit)) : undefined;
    return taken ?? this.own.increment(key, ttl, limit, block, name);
  }

  private async take(key: string, ttl: number, limit: number): Promise<Taken | undefined> {
    try {
      return takenIn(await this.redis.eval(TAKE, 1, PREFIX + key, Math.ceil(ttl), limit, randomUUID()));
    } catch {
      // RedisConnections logs why Redis cannot be used.
      return undefined;
    }
  }
}

function takenIn(answer: unknown): Taken | undefined {
  if (!Array.isArray(answer)) return undefined;
  const numbers: readonly unknown[] = answer;
  const [totalHits, milliseconds, refused] = numbers;
  if (typeof totalHits !== 'number' || typeof milliseconds !== 'number') return undefined;
  const seconds = Math.ceil(milliseconds / 1_000);
  const isBlocked = refused === 1;
  return { totalHits, timeToExpire: seconds, isBlocked, timeToBlockExpire: isBlocked ? seconds : 0 };
}
