import type { Log } from '#libs/service';
import type { TraceSettings } from './settings.js';
import type { Tracer } from './tracer.js';

/** Whose spans they are. */
export interface ProgramIdentity {
  readonly name: string;
  readonly version: string;
  /** Of this process alone. */
  readonly instance: string;
}

/** Why a span never arrived: too many were waiting, or their batch could not be sent. */
export const DROP_REASONS = ['queue_full', 'export_failed'] as const;
export type DropReason = (typeof DROP_REASONS)[number];

export interface TraceOptions {
  readonly settings: TraceSettings;
  readonly program: ProgramIdentity;
  readonly log: Log;
  readonly onDropped?: (reason: DropReason, spans: number) => void;
}

/** A tracer with what sends its spans. */
export interface OpenTracer {
  readonly tracer: Tracer;
  /** Sends what is waiting, and gives up after two seconds. Never rejects. */
  close(): Promise<void>;
}
