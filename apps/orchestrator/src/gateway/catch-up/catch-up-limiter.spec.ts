import { describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { CatchUpLimiter, type Sent } from './catch-up-limiter.js';

/** A spectator who reads what it was sent when `reads` is called. */
class Reader {
  isServed = false;
  readonly done: Promise<Sent>;
  private hasRead: () => void = () => undefined;

  constructor(limiter: CatchUpLimiter, bytes: number) {
    const read = new Promise<void>((resolve) => (this.hasRead = resolve));
    this.done = limiter.run(async () => {
      this.isServed = true;
      return { bytes, read };
    });
  }

  reads(): void {
    this.hasRead();
  }
}

const served = (readers: readonly Reader[]): boolean[] => readers.map(({ isServed }) => isServed);

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await setImmediate();
}

describe('the catch-up limiter', () => {
  it('serves one spectator in each turn of the event loop, so that live events come in between', async () => {
    const limiter = new CatchUpLimiter(1_000);
    const readers = [1, 2, 3].map(() => new Reader(limiter, 10));
    expect(served(readers)).toEqual([false, false, false]);
    const perTurn: number[] = [];
    while (!readers.every(({ isServed }) => isServed)) {
      await turns(1);
      perTurn.push(served(readers).filter(Boolean).length);
    }
    expect(perTurn).toEqual([...new Set(perTurn)]);
    expect(perTurn).toEqual(expect.arrayContaining([1, 2, 3]));
  });

  it('limits the bytes in flight, and goes on in order as they are read', async () => {
    const limiter = new CatchUpLimiter(100);
    const readers = [60, 60, 60, 60].map((bytes) => new Reader(limiter, bytes));
    await turns(20);
    expect(served(readers)).toEqual([true, true, false, false]);
    readers[0]?.reads();
    await turns(20);
    expect(served(readers)).toEqual([true, true, true, false]);
    readers[2]?.reads();
    readers[1]?.reads();
    await turns(20);
    expect(served(readers)).toEqual([true, true, true, true]);
  });

  it('lets only a few prepare what they send at a time', async () => {
    const limiter = new CatchUpLimiter(100);
    const preparing: (() => void)[] = [];
    const runs = Array.from({ length: 6 }, async () =>
      limiter.run(async () => {
        await new Promise<void>((resolve) => preparing.push(resolve));
        return { bytes: 0, read: Promise.resolve() };
      }),
    );
    await turns(20);
    expect(preparing).toHaveLength(4);
    preparing[0]?.();
    await turns(20);
    expect(preparing).toHaveLength(5);
    preparing[1]?.();
    await turns(20);
    for (const send of preparing) send();
    await Promise.all(runs);
  });

  it('is not used up by failures', async () => {
    const limiter = new CatchUpLimiter(100);
    const failures = await Promise.allSettled(
      Array.from({ length: 8 }, async () => limiter.run(() => Promise.reject(new Error('away')))),
    );
    expect(failures.every(({ status }) => status === 'rejected')).toBe(true);
    await new Reader(limiter, 10).done;
  });
});
