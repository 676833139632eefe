import { describe, expect, it } from '@jest/globals';
import { signTest } from './sign-test.js';

describe('the sign test', () => {
  it.each([
    // C(10,0)+C(10,1) = 11 of 1024 on each side.
    { wins: 9, losses: 1, p: 22 / 1024 },
    { wins: 1, losses: 9, p: 22 / 1024 },
    { wins: 6, losses: 0, p: 2 / 64 },
    { wins: 5, losses: 5, p: 1 },
    { wins: 0, losses: 0, p: 1 },
    { wins: 1, losses: 0, p: 1 },
    { wins: 60, losses: 40, p: 0.0569 },
    { wins: 5200, losses: 4800, p: 0.0000659 },
  ])('of $wins to $losses is $p', ({ wins, losses, p }) => {
    expect(signTest(wins, losses)).toBeCloseTo(p, 4);
  });
});
