import type { Log } from '#libs/service';
import type { JobMeter } from '../job-meter.js';
import type { NamedTimers } from '../../timers/index.js';

/** How long a job is ours without an answer from Redis. After it another replica may have the job. */
export const LEASE_MS = 2_500;
const RENEW_INTERVAL_MS = 500;

const TIMER = 'dispatch: renew locks';

/** Renews locks in Redis for `milliseconds`; answers the ids of the jobs whose lock is not ours any more. */
export type ExtendLocks = (jobIds: string[], tokens: string[], milliseconds: number) => Promise<readonly string[]>;

/** The right to run one job's game. */
export interface JobLease {
  /** Fires when the game is to be given back: it may be another's already, or this process closes. */
  readonly signal: AbortSignal;
  release(): void;
}

/** A job that a worker has taken. */
export interface TakenJob {
  readonly id: string;
  readonly token: string;
  /** When it was taken, in milliseconds since 1970. */
  readonly takenAt: number;
}

interface Held extends TakenJob {
  /** On the clock of `performance.now()`, which is never set back. */
  until: number;
  readonly giveBack: AbortController;
}

/**
 * The locks of the jobs that this process runs: renews them all at once, and notices when one is lost, either
 * because Redis answers so or because Redis has been silent for as long as a lock lasts. (BullMQ's own renewal reports
 * only the former, and confuses two runs of one job when the second begins while the first is still ending.)
 */
export class JobLeases {
  private readonly held = new Set<Held>();
  private isRenewing = false;
  private isGivingBack = false;

  constructor(
    private readonly extend: ExtendLocks,
    private readonly timers: NamedTimers,
    private readonly log: Log,
    private readonly meter?: JobMeter,
  ) {
    timers.every(TIMER, RENEW_INTERVAL_MS, () => void this.tick());
  }

  take(job: TakenJob): JobLease {
    const age = Date.now() - job.takenAt;
    const lease: Held = { ...job, until: performance.now() + LEASE_MS - age, giveBack: new AbortController() };
    this.held.add(lease);
    if (this.isGivingBack) lease.giveBack.abort();
    return { signal: lease.giveBack.signal, release: () => this.held.delete(lease) };
  }

  /** Every game is to be given back, and so are those that are still taken. Until then the locks are renewed. */
  giveBack(): void {
    this.isGivingBack = true;
    for (const { giveBack } of this.held) giveBack.abort();
  }

  close(): void {
    this.timers.cancel(TIMER);
  }

  private async tick(): Promise<void> {
    const now = performance.now();
    const { length } = this.lose([...this.held].filter(({ until }) => until <= now));
    if (length > 0) this.log.warn('locks have run out unrenewed: games are given back', { games: length });
    // A renewal that waits for Redis is sent when Redis is back; a second one would add nothing.
    if (!this.isRenewing && this.held.size > 0) await this.renew([...this.held]);
  }

  private async renew(leases: readonly Held[]): Promise<void> {
    const until = performance.now() + LEASE_MS;
    this.isRenewing = true;
    try {
      const ids = leases.map(({ id }) => id);
      const tokens = leases.map(({ token }) => token);
      const refused = new Set(await this.extend(ids, tokens, LEASE_MS));
      for (const lease of leases) lease.until = until;
      const { length } = this.lose(leases.filter((lease) => refused.has(lease.id) && this.held.has(lease)));
      if (length > 0) this.log.warn('games are run by another replica now', { games: length });
    } catch (error) {
      this.log.warn('locks could not be renewed', { err: error, games: leases.length });
    } finally {
      this.isRenewing = false;
    }
  }

  private lose(leases: readonly Held[]): readonly Held[] {
    for (const lease of leases) {
      this.held.delete(lease);
      lease.giveBack.abort();
    }
    if (leases.length > 0) this.meter?.leasesLost(leases.length);
    return leases;
  }
}
