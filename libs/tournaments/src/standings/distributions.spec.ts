import { describe, expect, test } from '@jest/globals';
import { holm, studentQuantile, studentTail, wilson } from './distributions.js';

describe("Student's distribution", () => {
  // E. S. Pearson and H. O. Hartley, Biometrika Tables for Statisticians, table 12.
  test.each([
    [2, 4.303],
    [3, 3.182],
    [5, 2.571],
    [10, 2.228],
    [30, 2.042],
    [120, 1.98],
    [1e6, 1.96],
  ])('with %d degrees of freedom has the quantile of the tables', (degrees, quantile) => {
    expect(Math.abs(studentQuantile(degrees) / quantile - 1)).toBeLessThan(degrees < 4 ? 0.05 : 0.01);
    expect(Math.abs(studentTail(quantile, degrees) - 0.05)).toBeLessThan(degrees < 4 ? 0.004 : 0.002);
    expect(studentTail(-quantile, degrees)).toBe(studentTail(quantile, degrees));
  });

  test('is certain of nothing at 0', () => {
    expect(studentTail(0, 5)).toBeCloseTo(1, 6);
  });
});

describe("Wilson's interval", () => {
  // From Newcombe, “Two-sided confidence intervals for the single proportion” (Statistics in Medicine 17, 1998), table I.
  test.each([
    { hits: 81, trials: 263, low: 0.2553, high: 0.3662 },
    { hits: 15, trials: 148, low: 0.0624, high: 0.1605 },
    { hits: 0, trials: 20, low: 0, high: 0.1611 },
    { hits: 1, trials: 29, low: 0.0061, high: 0.1718 },
  ])('of $hits in $trials is that of the literature', ({ hits, trials, low, high }) => {
    const interval = wilson(hits, trials);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('is everything where nothing was tried', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

describe("Holm's correction", () => {
  test('of several comparisons is corrected, in the order that was given', () => {
    expect(holm([0.04, 0.01, 0.03])).toEqual([0.06, 0.03, 0.06]);
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});
