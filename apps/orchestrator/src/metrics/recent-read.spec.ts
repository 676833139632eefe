import { describe, expect, it } from '@jest/globals';
import { RecentRead } from './recent-read.js';

const COUNT = { games: 3 };

describe('what metrics read from the store', () => {
  it('is read once for all who ask together', async () => {
    let reads = 0;
    const counts = new RecentRead(async () => {
      reads += 1;
      return COUNT;
    });
    const answers = await Promise.all(Array.from({ length: 1_000 }, async () => counts.now()));
    expect(new Set(answers)).toEqual(new Set([COUNT]));
    expect(reads).toBe(1);
  });

  it('is not known while the store is away, and is when it is back', async () => {
    let isAway = true;
    const counts = new RecentRead(async () => {
      if (isAway) throw new Error('away');
      return COUNT;
    });
    expect(await counts.now()).toBeUndefined();
    isAway = false;
    expect(await counts.now()).toEqual(COUNT);
  });

  it('is not waited for without end', async () => {
    const counts = new RecentRead(async () => new Promise<object>(() => undefined));
    expect(await counts.now()).toBeUndefined();
  });
});
