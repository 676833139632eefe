/** Failed decisions in a row that put a seat's agent on probation. */
const FAILURES_TO_PROBATION = 5;

/** On probation an agent is asked for one decision in this many. */
export const ASKED_EVERY = 10;

/** How a seat's agent has been doing. */
export interface Conduct {
  /** Failed decisions in a row, those that it was not asked for left out. */
  readonly failures: number;
  /** Decisions that it was not asked for since it last was. */
  readonly skipped: number;
}

/** As it begins, and as it is after any decision of its own that the engine executed: one success ends all probation. */
export const BLAMELESS: Conduct = { failures: 0, skipped: 0 };

/**
 * What came of one decision. `answered`: the agent made it, in whichever way. `failed`: it was late, unreachable,
 * unusable, or not valid twice. `skipped`: it was not asked.
 */
export type Attempt = 'answered' | 'failed' | 'skipped';

export function isOnProbation({ failures }: Conduct): boolean {
  return failures >= FAILURES_TO_PROBATION;
}

/** Whether the next decision is made without asking. */
export function isSkipped(conduct: Conduct): boolean {
  return isOnProbation(conduct) && conduct.skipped < ASKED_EVERY - 1;
}

/** A decision that its agent made counts for it only when the engine has executed it. */
export function conductAfter({ failures, skipped }: Conduct, attempt: Attempt): Conduct {
  switch (attempt) {
    case 'answered':
      return { failures, skipped: 0 };
    case 'failed':
      return { failures: failures + 1, skipped: 0 };
    case 'skipped':
      return { failures, skipped: skipped + 1 };
  }
}
