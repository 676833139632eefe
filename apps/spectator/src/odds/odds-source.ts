import type { OddsAnswer, OddsQuestion } from './odds-messages.js';

/** Null: known to have none. */
type Chances = readonly number[] | null;

/** The odds of states, computed in a worker that is loaded with the first question; kept as long as their states are. */
class OddsSource {
  readonly #known = new WeakMap<object, Chances>();
  /** The states in question by their number; a state that nothing refers to any more needs no answer. */
  readonly #asked = new Map<number, WeakRef<object>>();
  readonly #listeners = new Set<() => void>();
  /** The questions in the background. */
  readonly #waiting = new Map<number, (chances: Chances) => void>();
  #worker: Worker | null = null;
  #last = 0;
  /** Negative, unlike the others. */
  #lastInBackground = 0;
  #isBroken = false;

  /** Undefined: not known yet. */
  of(state: object): Chances | undefined {
    return this.#known.get(state);
  }

  /** Asks for the odds of a state, once. */
  ask(state: object): void {
    if (this.#isBroken || this.#known.has(state) || this.#asked.get(this.#last)?.deref() === state) return;
    this.#last += 1;
    this.#asked.set(this.#last, new WeakRef(state));
    this.#asked.delete(this.#last - MAX_ASKED);
    this.#send({ id: this.#last, state, rollouts: null });
  }

  /**
   * The odds of a state from this number of rollouts, computed while no other state is in question; from none, what its board
   * is worth. Null: it has none, or they cannot be computed.
   */
  async inBackground(state: object, rollouts: number): Promise<Chances> {
    if (this.#isBroken) return null;
    this.#lastInBackground -= 1;
    const id = this.#lastInBackground;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send({ id, state, rollouts });
    });
  }

  #send(question: OddsQuestion): void {
    this.#running().postMessage(question, []);
  }

  /** @returns stops the calls */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #running(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(new URL('./odds-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<OddsAnswer>) => this.#answer(data));
    // Without it, the share of the net worth is shown.
    worker.addEventListener('error', () => {
      this.#isBroken = true;
      worker.terminate();
      for (const resolve of this.#waiting.values()) resolve(null);
      this.#waiting.clear();
    });
    this.#worker = worker;
    return worker;
  }

  #answer({ id, chances }: OddsAnswer): void {
    const resolve = this.#waiting.get(id);
    if (resolve !== undefined) {
      this.#waiting.delete(id);
      return resolve(chances);
    }
    const state = this.#asked.get(id)?.deref();
    if (state === undefined) return;
    this.#known.set(state, chances);
    for (const listener of this.#listeners) listener();
  }
}

/** No more are waiting in the worker. */
const MAX_ASKED = 16;

export const ODDS_SOURCE = new OddsSource();
