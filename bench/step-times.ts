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

interface StepUnderWay {
  readonly beganAt: number;
  answeredAt: number;
  own: number;
  isResting: boolean;
}

/** Seen from the services: how long their caller takes between an answer and its next request, step by step. */
export class StepTimes {
  private readonly games = new Map<string, StepUnderWay>();
  private reportedAt = 0;
  private steps = 0;
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
    if (isEnd && step !== undefined) this.steps += 1;
    // One that began before may have stood still meanwhile.
    if (isEnd && step !== undefined && step.beganAt > this.reportedAt) this.own.push(step.own);
    // A game is counted from its first whole step.
    if (isEnd) this.games.set(game, began());
    else if (step !== undefined) step.answeredAt = performance.now();
  }

  /** Begins anew. */
  report(): StepReport {
    const { own, rests, steps, decisions, others } = this;
    [this.own, this.rests] = [[], []];
    [this.steps, this.decisions, this.others, this.reportedAt] = [0, 0, 0, performance.now()];
    const { median: p50, p99 } = latencyOf(own);
    const { median: restP50, p99: restP99 } = latencyOf(rests);
    return { steps, decisions, p50, p99, restP50, restP99, others };
  }
}

/** A step begins with the answer to the one before. */
function began(): StepUnderWay {
  const now = performance.now();
  return { answeredAt: now, own: 0, isResting: true, beganAt: now };
}
