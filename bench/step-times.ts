/** What the callers did since the last report. */
export interface StepReport {
  /** Actions executed. */
  readonly steps: number;
  /** Decisions answered: what an agent of somebody else should have decided is not among them. */
  readonly decisions: number;
  /** Of a step, without the time that engine and agent took: milliseconds. Half of the steps took no longer than p50. */
  readonly p50: number;
  readonly p99: number;
}

/** Seen from the services: how long their caller takes between an answer and its next request, step by step. */
export class StepTimes {
  private readonly games = new Map<string, { answeredAt: number; own: number }>();
  private own: number[] = [];
  private decisions = 0;

  asked(game: string): void {
    const step = this.games.get(game);
    if (step !== undefined) step.own += performance.now() - step.answeredAt;
  }

  /** `isEnd`: the answer to an action, with which a step ends. */
  answered(game: string, isEnd: boolean): void {
    if (!isEnd) this.decisions += 1;
    const step = this.games.get(game);
    if (isEnd && step !== undefined) this.own.push(step.own);
    // A game is counted from its first whole step.
    if (isEnd) this.games.set(game, { answeredAt: performance.now(), own: 0 });
    else if (step !== undefined) step.answeredAt = performance.now();
  }

  /** Begins anew. */
  report(): StepReport {
    const sorted = this.own.toSorted((a, b) => a - b);
    const { decisions } = this;
    [this.own, this.decisions] = [[], 0];
    const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
    return { steps: sorted.length, decisions, p50: at(0.5), p99: at(0.99) };
  }
}
