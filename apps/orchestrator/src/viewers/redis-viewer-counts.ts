import { randomUUID } from 'node:crypto';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Redis } from 'ioredis';
import { resultWithin } from '#libs/service';
import type { RedisConnections } from '../redis/index.js';
import { type Counts, countsOf, NO_VIEWERS, ViewerCounts, type ViewersHere } from './viewer-counts.js';

/** How often a replica publishes how many spectators it has. */
const PUBLISH_INTERVAL_MS = 2_000;
/** How long what a replica published counts. After three missed intervals it is dead, or cannot reach Redis. */
const COUNTS_VALID_MS = 6_000;
/** How long a request waits for Redis: a list of games is not delayed by the number of their viewers. */
const READ_TIMEOUT_MS = 250;

/** The replicas that have published spectators, as a set. */
const REPLICAS = 'orchestrator:viewers';

/** What one replica published: a hash of numbers by game id. */
function keyOf(replica: string): string {
  return `${REPLICAS}:${replica}`;
}

/** Many replicas: each publishes in Redis, every two seconds, how many spectators its games have. */
export class RedisViewerCounts extends ViewerCounts implements OnApplicationShutdown {
  private readonly redis: Redis;
  private readonly replica = randomUUID();
  private here: ViewersHere = NO_VIEWERS;
  private hasPublished = false;

  constructor(connections: RedisConnections) {
    super();
    this.redis = connections.connect('viewers');
  }

  countHere(here: ViewersHere): void {
    this.here = here;
  }

  async of(gameIds: readonly string[]): Promise<Counts | undefined> {
    if (gameIds.length === 0 || this.redis.status !== 'ready') return gameIds.length === 0 ? new Map() : undefined;
    return resultWithin(
      READ_TIMEOUT_MS,
      this.ofAllReplicas(gameIds).catch(() => undefined),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    if (!this.hasPublished || this.redis.status !== 'ready') return;
    // Where this fails, the hash expires by itself.
    await resultWithin(
      READ_TIMEOUT_MS,
      this.redis.del(keyOf(this.replica)).catch(() => undefined),
    );
  }

  /** Writes the whole hash anew: what Redis lost is there again, and a game without viewers is not. */
  @Interval(PUBLISH_INTERVAL_MS)
  publish(): void {
    if (this.redis.status !== 'ready') return;
    const counts = countsOf(this.here.watchedGames(), this.here);
    if (counts.size === 0 && !this.hasPublished) return;
    const key = keyOf(this.replica);
    const commands = this.redis.multi().del(key);
    if (counts.size > 0) {
      commands.hset(key, new Map(counts)).pexpire(key, COUNTS_VALID_MS).sadd(REPLICAS, this.replica);
    }
    this.hasPublished = counts.size > 0;
    void commands.exec().catch(() => undefined);
  }

  private async ofAllReplicas(gameIds: readonly string[]): Promise<Counts> {
    const replicas = await this.redis.smembers(REPLICAS);
    const published = await Promise.all(replicas.map(async (replica) => this.redis.hmget(keyOf(replica), ...gameIds)));
    const without = replicas.filter((_, index) => published[index]?.every((viewers) => viewers === null));
    if (without.length > 0) await this.deleteGone(without);
    return summed(gameIds, published);
  }

  /** Of replicas without viewers for some games, deletes those that have no counts at all: they are gone. */
  private async deleteGone(replicas: readonly string[]): Promise<void> {
    const lengths = await Promise.all(replicas.map(async (replica) => this.redis.hlen(keyOf(replica))));
    const gone = replicas.filter((_, index) => lengths[index] === 0);
    if (gone.length > 0) await this.redis.srem(REPLICAS, ...gone);
  }
}

function summed(gameIds: readonly string[], published: readonly (readonly (string | null)[])[]): Counts {
  const counts = new Map<string, number>();
  gameIds.forEach((gameId, index) => {
    const viewers = published.reduce((sum, one) => sum + Number(one[index] ?? 0), 0);
    if (viewers > 0) counts.set(gameId, viewers);
  });
  return counts;
}
