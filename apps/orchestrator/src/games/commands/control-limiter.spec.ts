import { describe, expect, it } from '@jest/globals';
import { ControlLimiter } from './control-limiter.js';

/** How many of a number of commands a game takes. */
function taken(limiter: ControlLimiter, count: number, now: number, gameId = 'g'): number {
  const refusals = Array.from({ length: count }, () => limiter.refusalOf(gameId, now));
  return refusals.filter((refusal) => refusal === undefined).length;
}

describe('commands to a game', () => {
  it('are taken 50 at once, and then 5 a second', () => {
    const limiter = new ControlLimiter();
    expect(taken(limiter, 5_000, 0)).toBe(50);
    expect(taken(limiter, 5_000, 1_000)).toBe(5);
    expect(taken(limiter, 5_000, 1_100)).toBe(0);
    expect(taken(limiter, 5_000, 3_000)).toBe(10);
    expect(taken(limiter, 5_000, 3_600_000)).toBe(50);
  });

  it('are refused with when to try again', () => {
    const limiter = new ControlLimiter();
    taken(limiter, 50, 0);
    expect(limiter.refusalOf('g', 0)).toMatchObject({ refused: 'too_many_requests', retryAfter: 1 });
  });

  it('do not count for another game, and not for ever', () => {
    const limiter = new ControlLimiter();
    expect(taken(limiter, 60, 0)).toBe(50);
    expect(taken(limiter, 60, 0, 'other')).toBe(50);
    for (let game = 0; game < 10_000; game += 1) limiter.refusalOf(`game ${game}`, 0);
    expect(taken(limiter, 60, 0)).toBe(50);
  });
});
