import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 10;
const NANOSECONDS = 1_000_000;

/**
 * Measures how long the event loop of this process was held up, by a busy machine above all: what that adds to the time
 * that something took here.
 */
export class EventLoopDelay implements Disposable {
  readonly #delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

  constructor() {
    this.#delays.enable();
  }

  /** Milliseconds, since this was made. */
  get ms(): number {
    const { count, mean } = this.#delays;
    return count === 0 ? 0 : Math.max(0, (mean / NANOSECONDS - RESOLUTION_MS) * count);
  }

  [Symbol.dispose](): void {
    this.#delays.disable();
  }
}
