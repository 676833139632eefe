const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What is waited after each failed attempt, as Standard Webhooks proposes: a receiver has three days to come back. */
const WAITS_MS: readonly number[] = [
  5_000,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];

/** The part of a wait by which it may be shorter or longer, so that many games do not come back in step. */
const JITTER = 0.1;

/**
 * Milliseconds from an attempt that failed until the next one; undefined: it was the last one.
 *
 * @param failures how many attempts at the event have failed, this one included
 * @param random from 0 to 1
 */
export function waitAfter(failures: number, random: number): number | undefined {
  const wait = WAITS_MS[failures - 1];
  return wait === undefined ? undefined : Math.round(wait * (1 + JITTER * (2 * random - 1)));
}
