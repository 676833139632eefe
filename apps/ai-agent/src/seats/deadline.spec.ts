import { describe, expect, it } from '@jest/globals';
import { thinkingTime } from './deadline.js';

describe('the time to think', () => {
  it.each([
    ['a tenth is kept', 10_000, 60_000, 9_000],
    ['no more than two seconds are kept', 60_000, 60_000, 58_000],
    ['at least 200 ms are kept', 1_000, 60_000, 800],
    ['no longer than configured', 600_000, 5_000, 5_000],
    ['not worth asking', 400, 60_000, null],
    ['over already', -5, 60_000, null],
    ['thirty seconds by default', undefined, 60_000, 28_000],
    ['thirty seconds where it is no number', Number.NaN, 60_000, 28_000],
  ])('%s: %p', (_, deadline, most, time) => {
    expect(thinkingTime(deadline, most)).toBe(time);
  });
});
