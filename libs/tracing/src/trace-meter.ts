import type { DropReason } from './trace-options.js';

/** Measures what becomes of spans. Where none is provided, nothing is measured. */
export abstract class TraceMeter {
  abstract dropped(reason: DropReason, spans: number): void;
}
