import { latencyOf } from '../test/soak/latencies.js';

/** What the callers did since the last report. */
export interface StepReport {
  /** Actions executed. */
  readonly steps: number;
  /** Decisions answered: what an agent of somebody else should have decided is not among them. */
  readonly decisions: number;
  /** Of a step, without the time that engine and agent took: milliseconds. Half of the steps took no longer than p50. */
  readonly p50: number;
  readonly p99: number;
  /** From the answer to an action until the game's next question, milliseconds: its rest, and what the caller needed. */
  readonly restP50: number;
  readonly restP99: number;
  /** Requests but those of which steps consist. */
  readonly others: number;
}

/** Seen from the services: how long their caller takes between an answer and its next request, step by step. */
export class StepTimes {
  private readonly games = new Map<string, { answeredAt: number; own: number; isResting: boolean }>();
  private own: number[] = [];
  private rests: number[] = [];
  private others = 0;
  private decisions = 0;

  asked(game: string): void {
    const step = this.games.get(game);
    if (step === undefined) return;
    const ms = performance.now() - step.answeredAt;
    step.own += ms;
    if (step.isResting) this.rests.push(ms);
    step.isResting = false;
  }

  askedOther(): void {
    this.others += 1;
  }

  /** `isEnd`: the answer to an action, with which a step ends. */
  answered(game: string, isEnd: boolean): void {
    if (!isEnd) this.decisions += 1;
    const step = this.games.get(game);
    if (isEnd && step !== undefined) this.own.push(step.own);
    // A game is counted from its first whole step.
    if (isEnd) this.games.set(game, { answeredAt: performance.now(), own: 0, isResting: true });
    else if (step !== undefined) step.answeredAt = performance.now();
  }

  /** Begins anew. */
  report(): StepReport {
    const { own, rests, decisions, others } = this;
    [this.own, this.rests, this.decisions, this.others] = [[], [], 0, 0];
    const { median: p50, p99 } = latencyOf(own);
    const { median: restP50, p99: restP99 } = latencyOf(rests);
    return { steps: own.length, decisions, p50, p99, restP50, restP99, others };
  }
}
