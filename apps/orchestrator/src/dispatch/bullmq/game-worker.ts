import { type Job, WaitingError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Log } from '#libs/service';
import { atMost } from '../../redis/index.js';
import type { GameRunner } from '../game-dispatcher.js';
import { type GameJob, QUEUE } from './game-jobs.js';
import { type JobLease, JobLeases, LEASE_MS } from './job-leases.js';

/** So many games at most are run by one process. */
const MAX_GAMES = 10_000;
/** How often a replica looks for jobs whose lock has run out, in milliseconds. */
const CHECK_MS = 500;
/** A replica that dies can take the sign that a job waits with it: the others look by themselves, in seconds. */
const LOOK_S = 1;
const RETRY_MS = 1_000;
/** A game outlives any number of replicas. */
const NO_LIMIT = 1_000_000_000;

/** How long a closing process waits for the steps in hand, and then for Redis to take its jobs back, in milliseconds. */
const RUNS_END_WITHIN = 7_000;
const CLOSED_WITHIN = 1_000;

/** Takes jobs from the queue, as many as there are, and runs each one's game for as long as the job is ours. */
export class GameWorker {
  private readonly worker: Worker<GameJob>;
  private readonly leases: JobLeases;
  /** The last run of each game here; it never rejects. */
  private readonly inProgress = new Map<string, Promise<void>>();
  /** Of each job from when it is taken: BullMQ begins with none before it has taken all that wait, thousands perhaps. */
  private readonly leaseOf = new WeakMap<Job<GameJob>, JobLease>();

  constructor(
    connection: Redis,
    private readonly runner: GameRunner,
    private readonly log: Log,
    onError: (error: Error) => void,
  ) {
    this.worker = new Worker<GameJob>(QUEUE.name, (job, token) => this.process(job, token ?? ''), {
      prefix: QUEUE.prefix,
      connection,
      concurrency: MAX_GAMES,
      lockDuration: LEASE_MS,
      skipLockRenewal: true,
      stalledInterval: CHECK_MS,
      maxStalledCount: NO_LIMIT,
      drainDelay: LOOK_S,
      runRetryDelay: RETRY_MS,
    });
    this.worker.on('error', onError);
    this.worker.on('active', (job) => this.take(job));
    this.worker.on('stalled', (job) => log.info('a game has lost its replica and is taken over', { job }));
    this.leases = new JobLeases(
      (ids, tokens, milliseconds) => this.worker.extendJobLocks(ids, tokens, milliseconds),
      log,
    );
  }

  runs(gameId: string): boolean {
    return this.inProgress.has(gameId);
  }

  /** Has every run give its game back, and each job go back to the queue at once. */
  async close(): Promise<void> {
    // From here on no job is taken; those that are on their way here go back too.
    const closed = this.worker.close();
    this.leases.giveBack();
    await atMost(RUNS_END_WITHIN, Promise.all(this.inProgress.values()));
    await atMost(CLOSED_WITHIN, closed);
    this.leases.close();
  }

  private async process(job: Job<GameJob>, token: string): Promise<void> {
    const { gameId } = job.data;
    const lease = this.leaseOf.get(job) ?? this.take(job);
    // A lost lock can come back to us while the step in hand is still being finished.
    while (this.inProgress.has(gameId)) await this.inProgress.get(gameId);
    if (!lease.signal.aborted) await this.run(gameId, lease.signal);
    lease.release();
    if (lease.signal.aborted) await this.giveBack(job, token);
  }

  private take(job: Job<GameJob>): JobLease {
    const { id = '', token = '', processedOn = Date.now() } = job;
    const lease = this.leases.take({ id, token, takenAt: processedOn });
    this.leaseOf.set(job, lease);
    return lease;
  }

  private async run(gameId: string, signal: AbortSignal): Promise<void> {
    const run = this.runner.run(gameId, signal).finally(() => this.inProgress.delete(gameId));
    this.inProgress.set(gameId, run);
    await run;
  }

  private async giveBack(job: Job<GameJob>, token: string): Promise<never> {
    try {
      await job.moveToWait(token);
    } catch (error) {
      // Not ours any more: another replica has it, or it will be found without a lock.
      this.log.debug('a game was gone before it was given back', { err: error, game_id: job.data.gameId });
    }
    throw new WaitingError();
  }
}
