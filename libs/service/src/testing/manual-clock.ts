import { Clock } from '../clock.js';

/** Stands at the start of 1970 until a test advances it. */
export class ManualClock extends Clock {
  private milliseconds = 0;

  override now(): number {
    return this.milliseconds;
  }

  advance(milliseconds: number): void {
    this.milliseconds += milliseconds;
  }
}
