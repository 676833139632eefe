import { randomUUID } from 'node:crypto';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { resultWithin, type RedisConnections } from '../redis/index.js';
import { type Counts, countsOf, NOBODY, ViewerCounts, type ViewersHere } from './viewer-counts.js';

/** How often a replica tells how many spectators it has, in milliseconds. */
const TELL_MS = 2_000;
/** What a replica told is forgotten after so long: it is dead, or cannot reach Redis. In milliseconds. */
const VALID_MS = 6_000;
/** So long who asks waits for Redis, in milliseconds: a list of games is not held up for the number of their viewers. */
const PATIENCE_MS = 250;

/** The replicas that have told of spectators, as a set. */
const REPLICAS = 'orchestrator:viewers';

/** What one replica told: a hash of numbers by game id. */
function toldBy(replica: string): string {
  return `${REPLICAS}:${replica}`;
}

/** Many replicas: each tells the others, through Redis and every two seconds, how many spectators its games have. */
export class RedisViewerCounts extends ViewerCounts implements OnApplicationShutdown {
  private readonly redis: Redis;
  private readonly replica = randomUUID();
  private readonly telling: NodeJS.Timeout;
  private here: ViewersHere = NOBODY;
  private hasTold = false;

  constructor(connections: RedisConnections, tellMs = TELL_MS) {
    super();
    this.redis = connections.connect('viewers');
    this.telling = setInterval(() => this.tell(), tellMs).unref();
  }

  countHere(here: ViewersHere): void {
    this.here = here;
  }

  async of(gameIds: readonly string[]): Promise<Counts | undefined> {
    if (gameIds.length === 0 || this.redis.status !== 'ready') return gameIds.length === 0 ? new Map() : undefined;
    return resultWithin(
      PATIENCE_MS,
      this.toldByAll(gameIds).catch(() => undefined),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.telling);
    if (!this.hasTold || this.redis.status !== 'ready') return;
    // What could not be taken back is forgotten by itself.
    await resultWithin(
      PATIENCE_MS,
      this.redis.del(toldBy(this.replica)).catch(() => undefined),
    );
  }

  /** The whole hash anew: what Redis lost is there again, and a game that nobody watches any more is not. */
  private tell(): void {
    if (this.redis.status !== 'ready') return;
    const counts = countsOf(this.here.watchedGames(), this.here);
    if (counts.size === 0 && !this.hasTold) return;
    const key = toldBy(this.replica);
    const told = this.redis.multi().del(key);
    if (counts.size > 0) told.hset(key, new Map(counts)).pexpire(key, VALID_MS).sadd(REPLICAS, this.replica);
    this.hasTold = counts.size > 0;
    void told.exec().catch(() => undefined);
  }

  private async toldByAll(gameIds: readonly string[]): Promise<Counts> {
    const replicas = await this.redis.smembers(REPLICAS);
    const told = await Promise.all(replicas.map(async (replica) => this.redis.hmget(toldBy(replica), ...gameIds)));
    const silent = replicas.filter((_, index) => told[index]?.every((viewers) => viewers === null));
    if (silent.length > 0) await this.forgetGone(silent);
    return summed(gameIds, told);
  }

  /** Those that have told nothing of these games: some of them are gone for good. */
  private async forgetGone(replicas: readonly string[]): Promise<void> {
    const lengths = await Promise.all(replicas.map(async (replica) => this.redis.hlen(toldBy(replica))));
    const gone = replicas.filter((_, index) => lengths[index] === 0);
    if (gone.length > 0) await this.redis.srem(REPLICAS, ...gone);
  }
}

function summed(gameIds: readonly string[], told: readonly (readonly (string | null)[])[]): Counts {
  const counts = new Map<string, number>();
  gameIds.forEach((gameId, index) => {
    const viewers = told.reduce((sum, one) => sum + Number(one[index] ?? 0), 0);
    if (viewers > 0) counts.set(gameId, viewers);
  });
  return counts;
}
