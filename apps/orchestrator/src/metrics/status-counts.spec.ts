import { describe, expect, it } from '@jest/globals';
import { StatusCounts } from './status-counts.js';

describe('the counts of games by status', () => {
  it('are read once for all who ask together', async () => {
    let reads = 0;
    const counts = new StatusCounts({
      countByStatus: async () => {
        reads += 1;
        return new Map([['running', 3]]);
      },
    });
    const answers = await Promise.all(Array.from({ length: 1_000 }, async () => counts.now()));
    expect(new Set(answers.map((answer) => answer?.get('running')))).toEqual(new Set([3]));
    expect(reads).toBe(1);
  });

  it('are not known while the store is away, and are when it is back', async () => {
    let isAway = true;
    const counts = new StatusCounts({
      countByStatus: async () => {
        if (isAway) throw new Error('away');
        return new Map([['running', 1]]);
      },
    });
    expect(await counts.now()).toBeUndefined();
    isAway = false;
    expect(await counts.now()).toEqual(new Map([['running', 1]]));
  });

  it('are not waited for without end', async () => {
    const counts = new StatusCounts({ countByStatus: async () => new Promise(() => undefined) });
    expect(await counts.now()).toBeUndefined();
  });
});
