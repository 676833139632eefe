import { resultWithin } from '#libs/service';
import type { GameRunner } from '../../games/ports/index.js';
import type { JobLease, JobLeases } from './job-leases.js';
import type { HeldJob } from './job-source.js';
import type { Holdings } from './share-planner.js';

/** How long a closing process waits for the steps in hand, and then for Redis to take its jobs back, in milliseconds. */
const RUNS_END_TIMEOUT_MS = 7_000;
const GIVE_BACK_TIMEOUT_MS = 1_000;

interface Holding {
  readonly job: HeldJob;
  readonly lease: JobLease;
  isRunning: boolean;
  /** Another replica is to go on with the game after the step in hand. */
  isLeaving: boolean;
}

/** Runs the game of each job that it is given, for as long as the job is ours. */
export class GameWorker {
  private readonly holdings = new Set<Holding>();
  /** What becomes of each job: that it is finished or given back. Never rejects. */
  private readonly ends = new Set<Promise<void>>();
  /** The last run of each game here; it never rejects. */
  private readonly runs = new Map<string, Promise<void>>();

  /** `onEnd`: a game has gone from here, and Redis knows. */
  constructor(
    private readonly runner: GameRunner,
    private readonly leases: JobLeases,
    private readonly onEnd: () => void,
  ) {}

  isRunning(gameId: string): boolean {
    return this.runs.has(gameId);
  }

  get count(): Holdings {
    const held = this.ours();
    const leaving = held.filter(({ isLeaving }) => isLeaving).length;
    return { staying: held.length - leaving, leaving };
  }

  hold(job: HeldJob): void {
    const { id, token, takenAt } = job;
    const holding = { job, lease: this.leases.take({ id, token, takenAt }), isRunning: false, isLeaving: false };
    this.holdings.add(holding);
    const end = this.keep(holding).finally(() => this.ends.delete(end));
    this.ends.add(end);
  }

  /** Gives `count` games to other replicas, each after the step in hand, however long that takes. */
  handOver(count: number): void {
    const staying = this.ours().filter(({ isRunning, isLeaving }) => isRunning && !isLeaving);
    for (const holding of staying.slice(0, count)) {
      holding.isLeaving = true;
      this.runner.handOver(holding.job.gameId);
    }
  }

  /** Has every run give its game back, also of those jobs that are still on their way here. */
  async giveBack(): Promise<void> {
    this.leases.giveBack();
    await resultWithin(RUNS_END_TIMEOUT_MS, Promise.all(this.runs.values()));
  }

  /** After the last job has come. */
  async close(): Promise<void> {
    await resultWithin(GIVE_BACK_TIMEOUT_MS, Promise.all(this.ends));
    this.leases.close();
  }

  private ours(): Holding[] {
    return [...this.holdings].filter(({ lease }) => !lease.signal.aborted);
  }

  private async keep(holding: Holding): Promise<void> {
    const { job, lease } = holding;
    // A lost lock can come back to us while the step in hand is still being finished.
    while (this.runs.has(job.gameId)) await this.runs.get(job.gameId);
    if (!lease.signal.aborted) await this.run(holding);
    lease.release();
    if (holding.isLeaving || lease.signal.aborted) await job.giveBack();
    else await job.finish();
    // Not before Redis has it: the next heartbeat would count the game neither here nor in the queue.
    this.holdings.delete(holding);
    this.onEnd();
  }

  private async run(holding: Holding): Promise<void> {
    const { job, lease } = holding;
    const run = this.runner.run(job.gameId, lease.signal).finally(() => this.runs.delete(job.gameId));
    this.runs.set(job.gameId, run);
    holding.isRunning = true;
    await run;
  }
}
