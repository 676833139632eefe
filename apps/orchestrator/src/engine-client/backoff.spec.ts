import { getEventListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { Backoff } from './backoff.js';

describe('the wait before a repetition', () => {
  it('doubles up to twenty times the first', () => {
    const longest = new Backoff(100, () => 1);
    expect([0, 1, 2, 3, 4, 5, 50].map((repetition) => longest.delay(repetition))).toEqual([
      100, 200, 400, 800, 1600, 2000, 2000,
    ]);
  });

  it('is a random part of that', () => {
    expect(new Backoff(100, () => 0.25).delay(1)).toBe(50);
  });

  it('ends when the caller stops waiting, and leaves no listener', async () => {
    const abort = new AbortController();
    const waiting = new Backoff(60_000, () => 1).wait(0, abort.signal);
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(getEventListeners(abort.signal, 'abort')).toEqual([]);
  });
});
