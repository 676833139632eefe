import { Injectable } from '@nestjs/common';

/** The time of day, which tests can set. */
@Injectable()
export class Clock {
  /** Milliseconds since 1970. */
  now(): number {
    return Date.now();
  }

  /** ISO 8601 UTC. */
  at(milliseconds: number = this.now()): string {
    return new Date(milliseconds).toISOString();
  }
}
