import { describe, expect, it } from '@jest/globals';
import { wilson } from './wilson.js';

describe("Wilson's interval", () => {
  // From Newcombe, “Two-sided confidence intervals for the single proportion” (Statistics in Medicine 17, 1998), table I.
  it.each([
    { hits: 81, trials: 263, low: 0.2553, high: 0.3662 },
    { hits: 15, trials: 148, low: 0.0624, high: 0.1605 },
    { hits: 0, trials: 20, low: 0, high: 0.1611 },
    { hits: 1, trials: 29, low: 0.0061, high: 0.1718 },
  ])('of $hits in $trials is that of the literature', ({ hits, trials, low, high }) => {
    const interval = wilson(hits, trials);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('is everything where nothing was tried', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});
