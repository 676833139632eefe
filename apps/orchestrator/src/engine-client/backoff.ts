import { setTimeout as sleep } from 'node:timers/promises';

const CAP_FACTOR = 20;

/**
 * Waits between repetitions: exponential with full jitter, so that many games that lost the same engine do not come
 * back in step (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter).
 */
export class Backoff {
  constructor(
    private readonly baseMs: number,
    private readonly random: () => number = Math.random,
  ) {}

  /** Milliseconds before repetition number `repetition`, counted from 0. */
  delay(repetition: number): number {
    return this.random() * this.baseMs * Math.min(2 ** repetition, CAP_FACTOR);
  }

  /** Rejects with an AbortError as soon as `signal` fires. */
  async wait(repetition: number, signal?: AbortSignal): Promise<void> {
    await sleep(this.delay(repetition), undefined, signal && { signal });
  }
}
