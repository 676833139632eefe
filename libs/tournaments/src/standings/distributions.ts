/** The normal distribution's 97.5 % quantile: 2.5 % lie above it and 2.5 % below its negative. */
const Z = 1.959_963_984_540_054;

/** Student's 97.5 % quantile; error below 5 % from 2 degrees of freedom on, 1 % from 4 on (D. L. Wallace, Ann. Math. Stat. 30, 1959, inverted). */
export function studentQuantile(degrees: number): number {
  const z = (Z * (8 * degrees + 3)) / (8 * degrees + 1);
  return Math.sqrt(degrees * Math.expm1(z ** 2 / degrees));
}

/** How likely a value of Student's distribution is at least this far from 0, on either side (Wallace's approximation). */
export function studentTail(value: number, degrees: number): number {
  const z = Math.sqrt(degrees * Math.log1p(value ** 2 / degrees)) * ((8 * degrees + 1) / (8 * degrees + 3));
  return normalTail(z);
}

/** Of the normal distribution, both sides: W. H. Press et al., Numerical Recipes, erfcc; relative error below 1.2e-7. */
function normalTail(value: number): number {
  const z = Math.abs(value) / Math.SQRT2;
  const t = 1 / (1 + z / 2);
  const terms = [
    -1.265_512_23, 1.000_023_68, 0.374_091_96, 0.096_784_18, -0.186_288_06, 0.278_868_07, -1.135_203_98, 1.488_515_87,
    -0.822_152_23, 0.170_872_77,
  ];
  return t * Math.exp(-(z ** 2) + terms.reduceRight((sum, term) => sum * t + term, 0));
}

/** A confidence interval for a share; both ends from 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The Wilson score interval of a share, with 95 % confidence: E. B. Wilson, “Probable inference, the law of succession,
 * and statistical inference” (JASA 22, 1927). Without trials it is the whole range.
 *
 * @param quantile of the distribution of the share's deviation in standard errors
 */
export function wilson(hits: number, trials: number, quantile = Z): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const share = hits / trials;
  const scale = 1 + quantile ** 2 / trials;
  const centre = (share + quantile ** 2 / (2 * trials)) / scale;
  const half = (quantile / scale) * Math.sqrt((share * (1 - share)) / trials + quantile ** 2 / (4 * trials ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** Holm's correction: several comparisons together have the error that one has. In the order that was given. */
export function holm(values: readonly number[]): readonly number[] {
  const ascending = values.map((value, index) => ({ value, index })).toSorted((a, b) => a.value - b.value);
  const corrected = new Map<number, number>();
  let least = 0;
  for (const [rank, { value, index }] of ascending.entries()) {
    least = Math.max(least, Math.min(1, value * (values.length - rank)));
    corrected.set(index, least);
  }
  return values.map((_, index) => corrected.get(index) ?? 1);
}
