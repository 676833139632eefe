/** So much of the time that is left is kept for the answer's way back, in milliseconds. */
const LEAST_MARGIN = 200;
const MOST_MARGIN = 2_000;
const MARGIN_SHARE = 0.1;
/** With less than this no model is asked. */
const WORTH_ASKING = 250;
/** Where a request has no deadline. */
const USUAL_DEADLINE = 30_000;

/**
 * For how many milliseconds a model may think, so that a heuristic can still answer in time when it does not; null
 * if there is not enough time to ask it at all.
 */
export function thinkingTime(deadlineMs: unknown, most: number): number | null {
  const left = timeIn(deadlineMs);
  const margin = Math.min(Math.max(left * MARGIN_SHARE, LEAST_MARGIN), MOST_MARGIN);
  const time = Math.min(left - margin, most);
  return time < WORTH_ASKING ? null : time;
}

/** Milliseconds that a decision has. */
export function timeIn(deadlineMs: unknown): number {
  return typeof deadlineMs === 'number' && Number.isFinite(deadlineMs) ? deadlineMs : USUAL_DEADLINE;
}
