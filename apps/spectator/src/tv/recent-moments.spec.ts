import { describe, expect, it } from '@jest/globals';
import type { Moment } from '../story/index.js';
import { heatOf } from './recent-moments.js';

const MINUTE = 60_000;

/** A bankruptcy of weight 70 at each of these minutes; event `n` is at minute `n`. */
function ruinsAt(...minutes: readonly number[]): readonly Moment[] {
  return minutes.map((seq) => ({ kind: 'ruin', playerId: 'a', cause: null, sets: [], seq, turn: null }));
}

const atOf = (seq: number): number => seq * MINUTE;

describe('what has happened in the last minutes', () => {
  it('counts by its weight, and less the longer ago it is', () => {
    expect(heatOf(ruinsAt(10), atOf, 10 * MINUTE)).toBeCloseTo(0.7);
    expect(heatOf(ruinsAt(10), atOf, 11.5 * MINUTE)).toBeCloseTo(0.35);
    expect(heatOf(ruinsAt(1, 10), atOf, 10 * MINUTE)).toBeCloseTo(0.7);
  });

  it('is nothing where the last moment is three minutes ago, or its time is not known', () => {
    expect(heatOf(ruinsAt(10), atOf, 13 * MINUTE)).toBe(0);
    expect(heatOf(ruinsAt(10), () => null, 10 * MINUTE)).toBe(0);
    expect(heatOf([], atOf, 10 * MINUTE)).toBe(0);
  });
});
