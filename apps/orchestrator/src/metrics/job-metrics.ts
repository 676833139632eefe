import { Injectable } from '@nestjs/common';
import { type JobCounts, JobMeter } from '../dispatch/index.js';
import { Metrics } from './registry.js';
import { resultWithin } from '#libs/service';

/** Prometheus waits ten seconds for all metrics together. */
const READ_TIMEOUT_MS = 1_000;

/** The queue of games, where several replicas share them. */
@Injectable()
export class JobMetrics extends JobMeter {
  private readonly jobsTaken;
  private readonly lost;

  constructor(private readonly metrics: Metrics) {
    super();
    this.jobsTaken = metrics.counter({
      name: 'jobs_taken_total',
      help: 'Games that this replica took from the queue.',
    });
    this.lost = metrics.counter({
      name: 'leases_lost_total',
      help: 'Games that this replica lost: Redis was silent for too long, or another replica has them.',
    });
  }

  countsFrom(counts: () => Promise<JobCounts>): void {
    const described = {
      name: 'jobs',
      help: 'Games in the queue of all replicas: those that wait for a replica, and those that one has.',
      labelNames: ['state'],
    } as const;
    this.metrics.gauge(described, async (gauge) => {
      gauge.reset();
      const now = await resultWithin(
        READ_TIMEOUT_MS,
        counts().catch(() => undefined),
      );
      if (now === undefined) return;
      gauge.set({ state: 'waiting' }, now.waiting);
      gauge.set({ state: 'held' }, now.held);
    });
  }

  taken(): void {
    this.jobsTaken.inc();
  }

  leasesLost(jobs: number): void {
    this.lost.inc(jobs);
  }
}
