import type { OddsAnswer, OddsQuestion } from './odds-messages.js';

/** Games that go on from a state, played one by one. */
interface Rolling {
  readonly count: number;
  readonly chances: readonly number[];
  playOne(): void;
}

interface Job {
  readonly id: number;
  readonly rolling: Rolling;
}

/** Numbers of rollouts after which there is an answer, the last one final: the sampling error is 3 points then, and less in most cases. */
const ANSWERS_AFTER: readonly number[] = [30, 100, 300];
const ROLLOUTS = Math.max(...ANSWERS_AFTER);
/** Questions that wait while newer ones are answered; older ones are dropped. */
const MAX_WAITING = 8;

/** The questions of a page, the newest first. */
export class OddsJobs {
  readonly #jobs: Job[] = [];
  readonly #start: (state: unknown) => Rolling | null;

  constructor(start: (state: unknown) => Rolling | null) {
    this.#start = start;
  }

  get isIdle(): boolean {
    return this.#jobs.length === 0;
  }

  /** An answer where there is nothing to play. */
  add({ id, state }: OddsQuestion): OddsAnswer | null {
    const rolling = this.#start(state);
    if (rolling === null) return { id, chances: null };
    this.#jobs.push({ id, rolling });
    if (this.#jobs.length > MAX_WAITING) this.#jobs.shift();
    return null;
  }

  /** Plays one game for the newest question. */
  playOne(): OddsAnswer | null {
    const job = this.#jobs.at(-1);
    if (job === undefined) return null;
    const { id, rolling } = job;
    rolling.playOne();
    if (rolling.count >= ROLLOUTS) this.#jobs.pop();
    return ANSWERS_AFTER.includes(rolling.count) ? { id, chances: rolling.chances } : null;
  }
}
