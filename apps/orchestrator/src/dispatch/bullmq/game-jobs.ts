import { type BulkJobOptions, type DeduplicationOptions, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';

/** What is in a job: which game is to be run. */
export interface GameJob {
  readonly gameId: string;
}

/** The one queue of all replicas. Its keys in Redis begin with `orchestrator:games:`. */
export const QUEUE = { name: 'games', prefix: 'orchestrator' } as const;

/** BullMQ also keeps a log of what happened to jobs; nobody reads it. */
const LOG_LENGTH = 100;

/**
 * The games that wait for a runner or have one, each a job. A game has at most one job at a time: BullMQ tells them by
 * their deduplication id, atomically inside Redis, for as long as the job is there.
 */
export class GameJobs {
  private readonly queue: Queue<GameJob>;

  constructor(connection: Redis, onError: (error: Error) => void) {
    this.queue = new Queue(QUEUE.name, {
      prefix: QUEUE.prefix,
      connection,
      streams: { events: { maxLen: LOG_LENGTH } },
      defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
    });
    this.queue.on('error', onError);
  }

  /**
   * Adds the game's job. Nothing is added while one waits. One that is being run is followed by another as soon as it
   * ends: the request may have come just after its run took its last look at the game, and Redis decides which of the
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

  async close(): Promise<void> {
    await this.queue.close();
  }
}

/** Each job has an id of its own: BullMQ's counter would begin anew in a Redis that lost its data. */
function options(gameId: string, deduplication: DeduplicationOptions): BulkJobOptions {
  return { jobId: `${gameId}-${randomUUID()}`, deduplication };
}
