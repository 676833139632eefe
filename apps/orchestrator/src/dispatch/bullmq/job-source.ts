import { type Job, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Log } from '#libs/service';
import type { JobMeter } from '../job-meter.js';
import { type GameJob, QUEUE } from './game-jobs.js';
import { LEASE_MS } from './job-leases.js';

/** How often a replica looks for jobs whose lock has run out, in milliseconds. */
const CHECK_MS = 500;
/** How long {@link JobSource.next} waits, in seconds: a replica that dies can take BullMQ's marker of a waiting job with it. */
const WAIT_S = 0.5;
/** A game outlives any number of replicas. */
const NO_LIMIT = 1_000_000_000;

/** A job that this process has locked. */
export interface HeldJob {
  readonly id: string;
  readonly gameId: string;
  readonly token: string;
  /** When it was taken, in milliseconds since 1970. */
  readonly takenAt: number;
  /** The game needs no runner any more. Never rejects: a job that Redis keeps is found without a lock later. */
  finish(): Promise<void>;
  /** Another is to take it, at once. Never rejects. */
  giveBack(): Promise<void>;
}

/**
 * The queue as those see it who take from it. Jobs are taken one by one, when the caller wants one: the loop of a BullMQ
 * worker takes whatever it finds, and one whose `concurrency` was lowered does not look again before one of its own
 * jobs has ended. Of the worker there remain the check for lost jobs and the wait for the next one.
 */
export class JobSource {
  private readonly worker: Worker<GameJob>;
  private taken = 0;

  constructor(
    connection: Redis,
    private readonly log: Log,
    onError: (error: Error) => void,
    private readonly meter?: JobMeter,
  ) {
    this.worker = new Worker<GameJob>(QUEUE.name, null, {
      prefix: QUEUE.prefix,
      connection,
      autorun: false,
      lockDuration: LEASE_MS,
      stalledInterval: CHECK_MS,
      maxStalledCount: NO_LIMIT,
      drainDelay: WAIT_S,
    });
    this.worker.on('error', onError);
    this.worker.on('stalled', (job) => log.info('a game has lost its replica', { job }));
    this.worker.startStalledCheckTimer().catch(onError);
  }

  /** One of the jobs that wait, if there is one. */
  take(): Promise<HeldJob | undefined> {
    return this.fetch(false);
  }

  /** The next job that comes; undefined where none does within half a second. */
  next(): Promise<HeldJob | undefined> {
    return this.fetch(true);
  }

  /** Answers the ids of the jobs whose lock is not ours any more. */
  extend(jobIds: string[], tokens: string[], milliseconds: number): Promise<readonly string[]> {
    return this.worker.extendJobLocks(jobIds, tokens, milliseconds);
  }

  /** No further job is taken, and waiting for one ends. Jobs that are held can still be given back. */
  async close(): Promise<void> {
    await this.worker.close(true);
  }

  private async fetch(block: boolean): Promise<HeldJob | undefined> {
    const token = `${this.worker.id}:${this.taken++}`;
    const job: Job<GameJob> | undefined = await this.worker.getNextJob(token, { block });
    if (job === undefined) return undefined;
    this.meter?.taken();
    return this.held(job, token);
  }

  private held(job: Job<GameJob>, token: string): HeldJob {
    const { id = '', processedOn = Date.now(), data } = job;
    return {
      id,
      gameId: data.gameId,
      token,
      takenAt: processedOn,
      finish: () => this.settle(data, () => job.moveToCompleted(null, token, false)),
      giveBack: () => this.settle(data, () => job.moveToWait(token)),
    };
  }

  private async settle({ gameId }: GameJob, what: () => Promise<unknown>): Promise<void> {
    try {
      await what();
    } catch (error) {
      // Not ours any more: another replica has it, or it will be found without a lock.
      this.log.debug('a game was gone before its run here had ended', { err: error, game_id: gameId });
    }
  }
}
