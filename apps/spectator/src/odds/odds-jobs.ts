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
  /** The last of these answers is final. */
  readonly answersAfter: readonly number[];
}

/** Numbers of rollouts after which there is an answer, the last one final: the sampling error is 3 points then, and less in most cases. */
const ANSWERS_AFTER: readonly number[] = [30, 100, 300];
/** Questions that wait while newer ones are answered; older ones are dropped. */
const MAX_WAITING = 8;

/** The questions of a page: those about what is shown, the newest first, then those in the background, the oldest first. */
export class OddsJobs {
  readonly #shown: Job[] = [];
  readonly #background: Job[] = [];
  readonly #start: (state: unknown) => Rolling | null;

  constructor(start: (state: unknown) => Rolling | null) {
    this.#start = start;
  }

  get isIdle(): boolean {
    return this.#job === undefined;
  }

  /** Nothing that is shown is in question. */
  get isBackground(): boolean {
    return this.#shown.length === 0;
  }

  /** An answer where there is nothing to play. */
  add({ id, state, rollouts }: OddsQuestion): OddsAnswer | null {
    const rolling = this.#start(state);
    if (rolling === null || rollouts === 0) return { id, chances: rolling?.chances ?? null };
    const jobs = rollouts === null ? this.#shown : this.#background;
    jobs.push({ id, rolling, answersAfter: rollouts === null ? ANSWERS_AFTER : [rollouts] });
    if (jobs.length > MAX_WAITING) jobs.shift();
    return null;
  }

  /** Plays one game for the first question. */
  playOne(): OddsAnswer | null {
    const job = this.#job;
    if (job === undefined) return null;
    const { id, rolling, answersAfter } = job;
    rolling.playOne();
    if (rolling.count >= (answersAfter.at(-1) ?? 0)) {
      if (this.isBackground) this.#background.shift();
      else this.#shown.pop();
    }
    return answersAfter.includes(rolling.count) ? { id, chances: rolling.chances } : null;
  }

  get #job(): Job | undefined {
    return this.#shown.at(-1) ?? this.#background[0];
  }
}
