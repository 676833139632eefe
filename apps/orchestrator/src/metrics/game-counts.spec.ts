import { describe, expect, it } from '@jest/globals';
import { GameCounts } from './game-counts.js';

const RUNNING = { status: 'running', gameKey: undefined, games: 1 };

describe('the counts of games', () => {
  it('are read once for all who ask together', async () => {
    let reads = 0;
    const counts = new GameCounts({
      countByGame: async () => {
        reads += 1;
        return [{ ...RUNNING, games: 3 }];
      },
    });
    const answers = await Promise.all(Array.from({ length: 1_000 }, async () => counts.now()));
    expect(new Set(answers.map((answer) => answer?.[0]?.games))).toEqual(new Set([3]));
    expect(reads).toBe(1);
  });

  it('are not known while the store is away, and are when it is back', async () => {
    let isAway = true;
    const counts = new GameCounts({
      countByGame: async () => {
        if (isAway) throw new Error('away');
        return [RUNNING];
      },
    });
    expect(await counts.now()).toBeUndefined();
    isAway = false;
    expect(await counts.now()).toEqual([RUNNING]);
  });

  it('are not waited for without end', async () => {
    const counts = new GameCounts({ countByGame: async () => new Promise(() => undefined) });
    expect(await counts.now()).toBeUndefined();
  });
});
