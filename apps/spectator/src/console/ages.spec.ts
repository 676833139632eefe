import { describe, expect, it } from '@jest/globals';
import { age, ago } from './ages.js';

describe('an age', () => {
  it.each([
    { seconds: -3, text: '0 s' },
    { seconds: 0.9, text: '0 s' },
    { seconds: 59.9, text: '59 s' },
    { seconds: 61, text: '1 min 1 s' },
    { seconds: 3_600, text: '1 h 0 min' },
    { seconds: 90_061, text: '25 h 1 min' },
  ])('of $seconds seconds is read as $text', ({ seconds, text }) => {
    expect(age(seconds)).toBe(text);
  });

  it('is counted from a time on', () => {
    expect(ago('1970-01-01T00:00:10.000Z', 40_000)).toBe('30 s ago');
  });
});
