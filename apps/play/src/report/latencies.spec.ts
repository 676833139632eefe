import { describe, expect, it } from '@jest/globals';
import { Latencies } from './latencies.js';

describe('latencies', () => {
  it('have quantiles by nearest rank', () => {
    const latencies = new Latencies();
    for (let value = 100; value >= 1; value -= 1) latencies.add(value);
    expect([0, 0.5, 0.95, 1].map((share) => latencies.quantile(share))).toEqual([1, 50, 95, 100]);
  });

  it('have none where there is nothing', () => {
    expect(new Latencies().quantile(0.5)).toBeNull();
  });
});
