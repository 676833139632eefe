import { describe, expect, it } from '@jest/globals';
import { waitAfter } from './schedule.js';

const MIDDLE = 0.5;

describe('the attempts at an event', () => {
  it('are ten, over three days', () => {
    const waits = Array.from({ length: 9 }, (_, index) => waitAfter(index + 1, MIDDLE));
    expect(waits.slice(0, 4)).toEqual([5_000, 300_000, 1_800_000, 7_200_000]);
    const hours = waits.reduce<number>((sum, wait) => sum + (wait ?? Number.NaN), 0) / 3_600_000;
    expect(Math.round(hours)).toBe(76);
    expect(waitAfter(10, MIDDLE)).toBeUndefined();
  });

  it('do not come in step: each wait is up to a tenth shorter or longer', () => {
    expect([waitAfter(1, 0), waitAfter(1, 1)]).toEqual([4_500, 5_500]);
  });
});
