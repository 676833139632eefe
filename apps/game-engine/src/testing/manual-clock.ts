import { Clock } from '../clock.js';

/** A clock that stands still until the test moves it. */
export class ManualClock extends Clock {
  private at = 0;

  now(): Date {
    return new Date(this.at);
  }
  advance(ms: number): void {
    this.at += ms;
  }
}
