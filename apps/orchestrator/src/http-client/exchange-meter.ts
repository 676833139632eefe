import type { HttpFailureKind } from './http-failure.js';

/** Whose answers are measured: each module that imports the client names its service. */
export type MeasuredService = 'engine' | 'agent';

/** How an exchange ended: the class of the answer's status, or why there was none. */
export type ExchangeOutcome = '2xx' | '3xx' | '4xx' | '5xx' | HttpFailureKind | 'error';

/** Measures what is asked of other services. Where none is provided, nothing is measured. */
export abstract class ExchangeMeter {
  /** @param name which one it is, where the configuration names several such services */
  abstract measured(service: MeasuredService, outcome: ExchangeOutcome, seconds: number, name?: string): void;
}
