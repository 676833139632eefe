import { Injectable } from '@nestjs/common';
import type { ServiceFailure } from '#libs/protocol';
import { Clock } from '#libs/service';
import { ExchangeMeter, type ExchangeOutcome, type MeasuredService } from '../../http-client/index.js';

const MINUTE_MS = 60_000;

/** Sums, so that those of several replicas can be added up. Times in milliseconds. */
export interface ExchangeSums {
  readonly count: number;
  readonly failures: number;
  readonly totalMs: number;
  readonly slowestMs: number;
}

/** What one replica asked of a service. */
export interface ExchangeReport {
  readonly recent: ExchangeSums;
  readonly lastFailure: ServiceFailure | null;
}

export const NO_EXCHANGES: ExchangeSums = { count: 0, failures: 0, totalMs: 0, slowestMs: 0 };

/**
 * Whether there was no usable answer. An answer 4xx is one, such as that an action is not allowed; who does not want an
 * answer any more does not blame the service.
 */
const IS_FAILURE: Readonly<Record<ExchangeOutcome, boolean>> = {
  '2xx': false,
  '3xx': true,
  '4xx': false,
  '5xx': true,
  unreachable: true,
  timeout: true,
  too_large: true,
  not_json: true,
  aborted: false,
  error: true,
};

interface Kept {
  /** The minute that counts now, by its number since 1970, and the one before. */
  minute: number;
  now: ExchangeSums;
  before: ExchangeSums;
  lastFailure: ServiceFailure | null;
}

/** How engine and agents answered this process in the last one to two minutes: for operators. */
@Injectable()
export class ExchangeRecord extends ExchangeMeter {
  private readonly kept: Readonly<Record<MeasuredService, Kept>> = { engine: nothing(), agent: nothing() };

  constructor(private readonly clock: Clock) {
    super();
  }

  measured(service: MeasuredService, outcome: ExchangeOutcome, seconds: number): void {
    const kept = this.current(service);
    const [ms, isFailure] = [seconds * 1_000, IS_FAILURE[outcome]];
    kept.now = sumOf(kept.now, { count: 1, failures: isFailure ? 1 : 0, totalMs: ms, slowestMs: ms });
    if (isFailure) kept.lastFailure = { at: this.clock.at(), reason: outcome };
  }

  reportOf(service: MeasuredService): ExchangeReport {
    const { now, before, lastFailure } = this.current(service);
    return { recent: sumOf(now, before), lastFailure };
  }

  private current(service: MeasuredService): Kept {
    const kept = this.kept[service];
    const minute = Math.floor(this.clock.now() / MINUTE_MS);
    if (minute !== kept.minute) {
      kept.before = minute === kept.minute + 1 ? kept.now : NO_EXCHANGES;
      kept.now = NO_EXCHANGES;
      kept.minute = minute;
    }
    return kept;
  }
}

export function sumOf(one: ExchangeSums, other: ExchangeSums): ExchangeSums {
  return {
    count: one.count + other.count,
    failures: one.failures + other.failures,
    totalMs: one.totalMs + other.totalMs,
    slowestMs: Math.max(one.slowestMs, other.slowestMs),
  };
}

function nothing(): Kept {
  return { minute: 0, now: NO_EXCHANGES, before: NO_EXCHANGES, lastFailure: null };
}
