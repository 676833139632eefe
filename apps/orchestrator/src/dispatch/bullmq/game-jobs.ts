import { type BulkJobOptions, type DeduplicationOptions, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import type { QueueLoad } from './share-planner.js';

/** The data of a job: which game is to be run. */
export interface GameJob {
  readonly gameId: string;
}

/** The one queue of all replicas. Its keys in Redis begin with `orchestrator:games:`. */
export const QUEUE = { name: 'games', prefix: 'orchestrator' } as const;

/** Entries that BullMQ keeps in its log of job events, which nothing here reads. */
const MAX_LOG_ENTRIES = 100;

/**
 * The games that wait for a runner or have one, each a job. A game has one job at a time: BullMQ compares
 * deduplication ids, atomically inside Redis, for as long as the job is there.
 */
export class GameJobs {
  private readonly queue: Queue<GameJob>;

  constructor(connection: Redis, onError: (error: Error) => void) {
    this.queue = new Queue(QUEUE.name, {
      prefix: QUEUE.prefix,
      connection,
      streams: { events: { maxLen: MAX_LOG_ENTRIES } },
      defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
    });
    this.queue.on('error', onError);
  }

  /**
   * Adds the game's job. Nothing is added while one waits. One that is being run is followed by another as soon as it
   * ends: the request may have come just after its run read the game for the last time, and Redis decides which of the
   * two was first.
   */
  async request(gameId: string): Promise<void> {
    await this.queue.add('run', { gameId }, options(gameId, { id: gameId, keepLastIfActive: true }));
  }

  /** Adds a job for each game that has none. */
  async ensure(gameIds: readonly string[]): Promise<void> {
    await this.queue.addBulk(
      gameIds.map((gameId) => ({ name: 'run', data: { gameId }, opts: options(gameId, { id: gameId }) })),
    );
  }

  /** The two counts are of one moment; the next job may be of a slightly later one. */
  async load(): Promise<QueueLoad> {
    const [{ active = 0, waiting = 0 }, [next = null]] = await Promise.all([
      this.queue.getJobCounts('active', 'waiting'),
      this.queue.getRanges(['waiting'], 0, 0, true),
    ]);
    return { held: active, waiting, next };
  }

  async close(): Promise<void> {
    await this.queue.close();
  }
}

/** Each job has an id of its own: BullMQ's counter would begin anew in a Redis that lost its data. */
function options(gameId: string, deduplication: DeduplicationOptions): BulkJobOptions {
  return { jobId: `${gameId}-${randomUUID()}`, deduplication };
}
