/** Steps a second. */
export interface RateSearch {
  /** Where a search begins that knows nothing yet. */
  readonly lowest: number;
  readonly highest: number;
  /** So often the interval in which the answer lies is halved. */
  readonly halvings: number;
}

/** How far from the answer of an earlier round this round's may be. */
const SPREAD = 1.5;

/**
 * The highest rate that passes; 0 if the lowest does not. Begins with doubling, or around what an earlier round has
 * found.
 */
export async function highestRate(
  passes: (rate: number) => Promise<boolean>,
  { lowest, highest, halvings }: RateSearch,
  earlier?: number,
): Promise<number> {
  if (earlier === 0) return (await passes(lowest)) ? lowest : 0;
  let passed = 0;
  let [low, high] = [lowest, Math.min(2 * lowest, highest)];
  if (earlier === undefined) {
    while (low < highest && (await passes(low))) [passed, low] = [low, low * 2];
    if (passed === 0 || low >= highest) return passed;
    [low, high] = [passed, low];
  } else [low, high] = [earlier / SPREAD, earlier * SPREAD];
  for (let half = 0; half < halvings; half += 1) {
    const middle = Math.sqrt(low * high);
    if (await passes(middle)) [passed, low] = [middle, middle];
    else high = middle;
  }
  if (passed === 0) return (await passes(low)) ? low : 0;
  return passed;
}
