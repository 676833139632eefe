import type { Log } from '#libs/service';
import { resultWithin } from '../../redis/index.js';
import type { GameWorker } from './game-worker.js';
import type { HeldJob, JobSource } from './job-source.js';
import type { Roster } from './replica-registry.js';
import { SharePlanner } from './share-planner.js';

/** So many games at most are run by one process. */
const MAX_GAMES = 10_000;
/** So many jobs are asked for at once; then the replicas are looked at again. */
const FETCHES = 64;
/** How often a replica that has its share looks, how soon after others were faster, and after a failure: milliseconds. */
const LOOK_MS = 100;
const AGAIN_MS = 10;
const RETRY_MS = 1_000;
const CLOSED_WITHIN = 1_000;

/** Takes this replica's share of the games, and hands over what is more than that. */
export class GameTaker {
  private readonly planner = new SharePlanner(MAX_GAMES);
  private readonly taking: Promise<void>;
  private isClosing = false;
  private wake = (): void => {};

  constructor(
    private readonly roster: Roster,
    private readonly source: JobSource,
    private readonly worker: GameWorker,
    private readonly log: Log,
  ) {
    this.taking = this.goOn();
  }

  /** A game has gone from here: the next one may be ours now. */
  lookAgain(): void {
    this.wake();
  }

  /** Takes no more, and gives back what is here, at once or after the step in hand. */
  async close(): Promise<void> {
    this.isClosing = true;
    this.wake();
    const closed = Promise.all([this.roster.leave(), this.source.close(), this.taking]);
    await this.worker.giveBack();
    await resultWithin(CLOSED_WITHIN, closed);
    await this.worker.close();
  }

  private async goOn(): Promise<void> {
    while (!this.isClosing) {
      try {
        await this.look();
      } catch (error) {
        if (this.isClosing) return;
        this.log.warn('games could not be taken', { err: error });
        await this.rest(RETRY_MS);
      }
    }
  }

  private async look(): Promise<void> {
    const seen = await this.roster.look();
    const { take, awaitsNext, handOver } = this.planner.plan(seen, this.worker.count, performance.now());
    if (handOver > 0) {
      this.log.info('games are handed over to other replicas', { games: handOver, replicas: seen.replicas });
      this.worker.handOver(handOver);
    }
    if (take > 0) await this.takeSome(take);
    else if (awaitsNext) this.hold(await this.source.next());
    else await this.rest(LOOK_MS);
  }

  private async takeSome(count: number): Promise<void> {
    const fetches = Array.from({ length: Math.min(count, FETCHES) }, async () => this.hold(await this.source.take()));
    const taken = await Promise.all(fetches);
    if (!taken.includes(true)) await this.rest(AGAIN_MS);
  }

  /** Answers whether there was one. */
  private hold(job: HeldJob | undefined): boolean {
    if (job !== undefined) this.worker.hold(job);
    return job !== undefined;
  }

  private async rest(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
