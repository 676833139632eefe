import { describe, expect, it } from '@jest/globals';
import { Semaphore } from './semaphore.js';

describe('a semaphore', () => {
  it('runs a limited number of tasks at once, and the next one when one ends, however it ends', async () => {
    const semaphore = new Semaphore(2);
    const begun: number[] = [];
    const ends: ((error?: Error) => void)[] = [];
    const done = [1, 2, 3, 4].map((task) =>
      semaphore.run(async () => {
        begun.push(task);
        await new Promise<void>((resolve, reject) => {
          ends.push((error) => (error ? reject(error) : resolve()));
        });
        return task;
      }),
    );
    expect(begun).toEqual([1, 2]);
    expect(semaphore.queued).toBe(2);
    ends[1]?.(new Error('broken'));
    await expect(done[1]).rejects.toThrow('broken');
    expect(begun).toEqual([1, 2, 3]);
    ends[0]?.();
    expect(await done[0]).toBe(1);
    expect(begun).toEqual([1, 2, 3, 4]);
    for (const end of ends) end();
    expect(await Promise.all([done[2], done[3]])).toEqual([3, 4]);
  });
});
