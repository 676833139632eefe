import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import type { Log } from '#libs/service';
import type { GameJobs } from './game-jobs.js';
import type { GameWorker } from './game-worker.js';

/** The replicas that run games, by the time of their last word on Redis's own clock, in milliseconds. */
const KEY = 'orchestrator:replicas';
const ROUND_MS = 2_000;
/** A replica that said nothing for so long is not counted. */
const SILENT_MS = 3 * ROUND_MS;
/** So many games at most change their replica in one round. */
const AT_ONCE = 250;

/** A replica keeps this much more than its share: games that come and go are no reason to move others. */
const TOLERANCE = 0.1;

/** How many of a replica's games others should run, so that each of the replicas has its share. */
export function surplusOf(mine: number, games: number, replicas: number): number {
  const share = Math.ceil(games / Math.max(1, replicas));
  return mine > share + Math.max(1, share * TOLERANCE) ? Math.min(mine - share, AT_ONCE) : 0;
}

/** Has a replica that runs more than its share hand games over, so that one that joins gets some of those under way. */
export class FairShare {
  private readonly replica = randomUUID();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly redis: Redis,
    private readonly jobs: GameJobs,
    private readonly worker: GameWorker,
    private readonly log: Log,
  ) {
    this.timer = setInterval(this.round, ROUND_MS);
    this.round();
  }

  close(): void {
    clearInterval(this.timer);
    if (this.redis.status === 'ready') void this.tell(() => this.redis.zrem(KEY, this.replica));
  }

  /** Without Redis every replica keeps what it has. */
  private readonly round = (): void => {
    if (this.redis.status === 'ready') void this.tell(() => this.balance());
  };

  private async balance(): Promise<void> {
    const [replicas, games] = await Promise.all([this.present(), this.jobs.count()]);
    const surplus = surplusOf(this.worker.games, games, replicas);
    if (surplus > 0) this.log.info('games are handed over to other replicas', { games: surplus, replicas });
    this.worker.handOver(surplus);
  }

  /** Says that this replica is here; answers how many are. */
  private async present(): Promise<number> {
    const [seconds, micros] = await this.redis.time();
    const now = Number(seconds) * 1_000 + Math.floor(Number(micros) / 1_000);
    await this.redis.zadd(KEY, now, this.replica);
    await this.redis.zremrangebyscore(KEY, '-inf', now - SILENT_MS);
    return this.redis.zcard(KEY);
  }

  private async tell(what: () => Promise<unknown>): Promise<void> {
    try {
      await what();
    } catch (error) {
      this.log.warn('games could not be shared out among the replicas', { err: error });
    }
  }
}
