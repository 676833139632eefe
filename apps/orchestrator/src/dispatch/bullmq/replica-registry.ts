import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import type { Log } from '#libs/service';
import type { Sight } from './share-planner.js';

const KEY = 'orchestrator:replicas';
/** A replica that has not looked for so long is not counted, in milliseconds: shorter than its games stay locked. */
const SILENT_MS = 2_000;

/**
 * One round trip: this replica is here, on Redis's own clock; those that have been silent are not; and so many are the
 * replicas, the games that are held and those that wait, and this one is next.
 */
const LOOK = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  redis.call('ZADD', KEYS[1], now, ARGV[1])
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[2])
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  return {
    redis.call('ZCARD', KEYS[1]),
    redis.call('LLEN', KEYS[2]),
    redis.call('LLEN', KEYS[3]),
    redis.call('LINDEX', KEYS[3], -1)
  }`;

/** The lists of the queue in Redis, the next job last. */
export interface QueueKeys {
  readonly active: string;
  readonly wait: string;
}

/** Which replicas run games, and how many there are of both. A replica is on it for as long as it looks at it. */
export class Roster {
  private readonly replica = randomUUID();

  constructor(
    private readonly redis: Redis,
    private readonly queue: QueueKeys,
    private readonly log: Log,
  ) {}

  async look(): Promise<Sight> {
    const { active, wait } = this.queue;
    const seen = await this.redis.eval(LOOK, 3, KEY, active, wait, this.replica, SILENT_MS);
    if (!isSeen(seen)) throw new Error(`Redis answered ${JSON.stringify(seen)} to a look at the replicas.`);
    const [replicas, held, waiting, next] = seen;
    return { replicas, held, waiting, next };
  }

  /** The others need not wait until they miss this one. Never rejects. */
  async leave(): Promise<void> {
    try {
      await this.redis.zrem(KEY, this.replica);
    } catch (error) {
      this.log.debug('the replicas were not told that this one leaves', { err: error });
    }
  }
}

function isSeen(value: unknown): value is [number, number, number, string | null] {
  if (!Array.isArray(value) || value.length !== 4) return false;
  const next: unknown = value[3];
  return value.slice(0, 3).every(Number.isInteger) && (next === null || typeof next === 'string');
}
