import { Clock } from '../clock.js';

/** A clock that stands still until it is told to go on. */
export class ManualClock extends Clock {
  private at = 0;

  now(): Date {
    return new Date(this.at);
  }
  advance(ms: number): void {
    this.at += ms;
  }
}
