/** How many jobs there are in the queue of all replicas. */
export interface JobCounts {
  readonly waiting: number;
  /** Taken by a replica. */
  readonly held: number;
}

/** Measures how games get to the replicas that run them. Where none is provided, nothing is measured. */
export abstract class JobMeter {
  /** Asked whenever the numbers are wanted. Rejects where Redis does not answer. */
  abstract countsFrom(counts: () => Promise<JobCounts>): void;
  /** This replica has taken a job. */
  abstract taken(): void;
  /** The locks of jobs were lost: their games are given back. */
  abstract leasesLost(jobs: number): void;
}
