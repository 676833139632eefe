import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ThinkingPace } from './thinking-pace.js';

describe('what a seat thinks aloud', () => {
  let told: string[];
  let pace: ThinkingPace;

  beforeEach(() => {
    jest.useFakeTimers();
    told = [];
    pace = new ThinkingPace((text) => told.push(text));
  });

  afterEach(() => {
    pace.end();
    jest.useRealTimers();
  });

  it('is told at once at first, then in pieces of a tenth of a second', () => {
    for (const text of ['a', 'b', 'c']) pace.hear(text);
    expect(told).toEqual(['a']);
    jest.advanceTimersByTime(100);
    pace.hear('d');
    expect(told).toEqual(['a', 'bc']);
    jest.advanceTimersByTime(100);
    expect(told).toEqual(['a', 'bc', 'd']);
  });

  it('is told at once again after a silence', () => {
    pace.hear('a');
    jest.advanceTimersByTime(500);
    pace.hear('b');
    expect(told).toEqual(['a', 'b']);
  });

  it('is ten pieces a second of an agent that says thousands, and the rest when it has answered', () => {
    for (let said = 0; said < 5_000; said += 1) {
      pace.hear('x');
      if (said % 5 === 4) jest.advanceTimersByTime(1); // five each millisecond, for a second
    }
    expect(told.length).toBeLessThanOrEqual(11);
    pace.end();
    expect(told.join('')).toHaveLength(5_000);
  });

  it('is cut where it is more than anybody reads', () => {
    pace.hear('a');
    for (let said = 0; said < 100; said += 1) pace.hear('🎲'.repeat(100));
    pace.end();
    expect(told[1]).toHaveLength(2_000);
    expect(told).toHaveLength(2);
  });

  it('says nothing after the answer', () => {
    pace.hear('a');
    pace.hear('b');
    pace.end();
    jest.advanceTimersByTime(1_000);
    expect(told).toEqual(['a', 'b']);
  });
});
