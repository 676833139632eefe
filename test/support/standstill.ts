import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 10;
const NANOSECONDS = 1_000_000;

/**
 * Measures for how long this process stood still, and everything that runs in it: what a busy machine adds to the time
 * that something took.
 */
export class Standstill implements Disposable {
  readonly #delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

  constructor() {
    this.#delays.enable();
  }

  /** Milliseconds since this was made. */
  get ms(): number {
    const { count, mean } = this.#delays;
    return count === 0 ? 0 : Math.max(0, (mean / NANOSECONDS - RESOLUTION_MS) * count);
  }

  [Symbol.dispose](): void {
    this.#delays.disable();
  }
}
