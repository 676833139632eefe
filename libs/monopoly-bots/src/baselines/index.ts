import type { Baseline } from './baseline.js';
import { GREEDY } from './greedy.js';
import { RANDOM } from './random.js';

export const BASELINES: readonly Baseline[] = [RANDOM, GREEDY];

/** The baseline of that name, in any case. */
export function baselineNamed(name: string | null): Baseline | undefined {
  const wanted = name?.trim().toLowerCase();
  return BASELINES.find((baseline) => baseline.name === wanted);
}
