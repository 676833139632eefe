/** Events to stop at, one after the other, and how long at each. */
export interface Recap {
  readonly stops: readonly number[];
  readonly stopMs: number;
}

const RECAP_MS = 60_000;
/** Enough to read a headline and look at the board. */
const MAX_STOP_MS = 3_500;
/** In less time a headline cannot be read. */
const MIN_STOP_MS = 2_500;
export const MAX_RECAP_STOPS = RECAP_MS / MIN_STOP_MS;

export function recapOf(stops: readonly number[]): Recap {
  return { stops, stopMs: Math.min(MAX_STOP_MS, RECAP_MS / Math.max(1, stops.length)) };
}
