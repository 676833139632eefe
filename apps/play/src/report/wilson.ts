/** A confidence interval for a share; both ends from 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The normal distribution's 97.5 % quantile: 2.5 % lie above it and 2.5 % below its negative. */
const Z = 1.959_963_984_540_054;

/**
 * The Wilson score interval of a share, with 95 % confidence: E. B. Wilson, “Probable inference, the law of succession,
 * and statistical inference” (JASA 22, 1927). Without trials it is the whole range.
 */
export function wilson(hits: number, trials: number): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const share = hits / trials;
  const scale = 1 + Z ** 2 / trials;
  const centre = (share + Z ** 2 / (2 * trials)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / trials + Z ** 2 / (4 * trials ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
