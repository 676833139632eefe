import type { ViewerLog } from '../evidence.js';

/** Somebody who follows one game from its first event, over lost connections, and writes down all that arrives. */
export interface Viewer {
  readonly log: ViewerLog;
  /** The number of the last event received. */
  readonly seq: number;
  /** How often it joined again. */
  readonly resyncs: number;
  /** Loses its connection. */
  drop(): void;
  close(): void;
}
