import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import type { Log } from '#libs/service';
import type { GameJobs } from './game-jobs.js';
import type { ClusterView } from './share-planner.js';

const KEY = 'orchestrator:replicas';
/** How long a replica counts after its last heartbeat, in milliseconds: shorter than its games stay locked. */
const HEARTBEAT_VALID_MS = 2_000;

/** On Redis's own clock: records this replica, removes those whose heartbeat is too old, returns how many remain. */
const HEARTBEAT = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  redis.call('ZADD', KEYS[1], now, ARGV[1])
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[2])
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  return redis.call('ZCARD', KEYS[1])`;

/** How many replicas run games, for one that may run none itself. */
export async function countReplicas(redis: Redis): Promise<number> {
  return redis.zcard(KEY);
}

/** Which replicas run games. A replica is in it for as long as it sends heartbeats. */
export class ReplicaRegistry {
  private readonly replica = randomUUID();

  constructor(
    private readonly redis: Redis,
    private readonly jobs: GameJobs,
    private readonly log: Log,
  ) {}

  /** Reports this replica, and returns what all replicas run. The commands share one round trip. */
  async heartbeat(): Promise<ClusterView> {
    const [replicas, load] = await Promise.all([this.countReplicas(), this.jobs.load()]);
    return { replicas, ...load };
  }

  /** Removes this replica at once, instead of after its last heartbeat has become too old. Never rejects. */
  async leave(): Promise<void> {
    try {
      await this.redis.zrem(KEY, this.replica);
    } catch (error) {
      this.log.debug('this replica could not leave the registry', { err: error });
    }
  }

  private async countReplicas(): Promise<number> {
    const replicas = await this.redis.eval(HEARTBEAT, 1, KEY, this.replica, HEARTBEAT_VALID_MS);
    if (typeof replicas !== 'number') throw new Error(`Redis answered ${JSON.stringify(replicas)} to a heartbeat.`);
    return replicas;
  }
}
