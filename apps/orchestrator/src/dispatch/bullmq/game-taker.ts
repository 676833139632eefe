import type { Log } from '#libs/service';
import { resultWithin } from '#libs/service';
import type { GameWorker } from './game-worker.js';
import type { HeldJob, JobSource } from './job-source.js';
import type { ReplicaRegistry } from './replica-registry.js';
import { SharePlanner } from './share-planner.js';
import type { NamedTimers } from '../../timers/index.js';

/** Games that one process runs: more than it has CPU for, so that the planner decides and not this bound. */
const MAX_GAMES_PER_REPLICA = 10_000;
/** Jobs that are fetched at once; then another heartbeat shows what the other replicas have taken. */
const MAX_CONCURRENT_FETCHES = 64;
/** The time between two heartbeats: of a replica that has its share, after others were faster, and after a failure. */
const HEARTBEAT_INTERVAL_MS = 100;
const LOST_RACE_DELAY_MS = 10;
const FAILURE_DELAY_MS = 1_000;
/** How long closing waits for Redis. */
const CLOSE_TIMEOUT_MS = 1_000;

const TIMER = 'dispatch: next heartbeat';

/** Takes this replica's share of the games, and hands over what is more than that. */
export class GameTaker {
  private readonly planner = new SharePlanner(MAX_GAMES_PER_REPLICA);
  private readonly taking: Promise<void>;
  private isClosing = false;
  private waker = new AbortController();

  constructor(
    private readonly registry: ReplicaRegistry,
    private readonly source: JobSource,
    private readonly worker: GameWorker,
    private readonly timers: NamedTimers,
    private readonly log: Log,
  ) {
    this.taking = this.takeUntilClosed();
  }

  /** A game has left this replica, which may take the next one now. */
  wake(): void {
    this.waker.abort();
    this.waker = new AbortController();
  }

  /** Takes no more, and gives back what is here, at once or after the step in hand. */
  async close(): Promise<void> {
    this.isClosing = true;
    this.wake();
    const closed = Promise.all([this.registry.leave(), this.source.close(), this.taking]);
    await this.worker.giveBack();
    await resultWithin(CLOSE_TIMEOUT_MS, closed);
    await this.worker.close();
  }

  private async takeUntilClosed(): Promise<void> {
    while (!this.isClosing) {
      try {
        await this.takeShare();
      } catch (error) {
        if (this.isClosing) return;
        this.log.warn('games could not be taken', { err: error });
        await this.rest(FAILURE_DELAY_MS);
      }
    }
  }

  private async takeShare(): Promise<void> {
    const view = await this.registry.heartbeat();
    const { take, awaitsNext, handOver } = this.planner.plan(view, this.worker.count, performance.now());
    if (handOver > 0) {
      this.log.info('games are handed over to other replicas', { games: handOver, replicas: view.replicas });
      this.worker.handOver(handOver);
    }
    if (take > 0) await this.takeSome(take);
    else if (awaitsNext) this.hold(await this.source.next());
    else await this.rest(HEARTBEAT_INTERVAL_MS);
  }

  private async takeSome(count: number): Promise<void> {
    const fetches = Array.from({ length: Math.min(count, MAX_CONCURRENT_FETCHES) }, async () =>
      this.hold(await this.source.take()),
    );
    const taken = await Promise.all(fetches);
    if (!taken.includes(true)) await this.rest(LOST_RACE_DELAY_MS);
  }

  /** Answers whether there was one. */
  private hold(job: HeldJob | undefined): boolean {
    if (job !== undefined) this.worker.hold(job);
    return job !== undefined;
  }

  private async rest(milliseconds: number): Promise<void> {
    await this.timers.rest(TIMER, milliseconds, this.waker.signal);
  }
}
