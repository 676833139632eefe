import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SchedulerRegistry } from '@nestjs/schedule';
import { NamedTimers } from './named-timers.js';

describe('a rest', () => {
  let registry: SchedulerRegistry;
  let timers: NamedTimers;
  let wake: AbortController;
  beforeEach(() => {
    jest.useFakeTimers();
    registry = new SchedulerRegistry();
    timers = new NamedTimers(registry);
    wake = new AbortController();
  });
  afterEach(() => void jest.useRealTimers());

  /** Whether a rest has ended, and how many timeouts are left. */
  function resting(milliseconds: number): () => Promise<{ readonly isOver: boolean; readonly timeouts: number }> {
    let isOver = false;
    const rest = timers.rest('g', milliseconds, wake.signal).then(() => (isOver = true));
    void rest;
    return async () => {
      await jest.advanceTimersByTimeAsync(0);
      return { isOver, timeouts: registry.getTimeouts().length };
    };
  }

  it('lasts as long as it is to, and leaves no timeout behind', async () => {
    const result = resting(1_000);
    await jest.advanceTimersByTimeAsync(999);
    expect(await result()).toEqual({ isOver: false, timeouts: 1 });
    await jest.advanceTimersByTimeAsync(1);
    expect(await result()).toEqual({ isOver: true, timeouts: 0 });
  });

  it('ends at once when it is cut short', async () => {
    const result = resting(1_000);
    expect(await result()).toEqual({ isOver: false, timeouts: 1 });
    wake.abort();
    expect(await result()).toEqual({ isOver: true, timeouts: 0 });
  });

  it('leaves no listener behind', async () => {
    const remove = jest.spyOn(wake.signal, 'removeEventListener');
    const add = jest.spyOn(wake.signal, 'addEventListener');
    for (let count = 0; count < 3; count += 1) {
      const result = resting(10);
      await jest.advanceTimersByTimeAsync(10);
      expect((await result()).isOver).toBe(true);
    }
    expect(remove.mock.calls).toEqual(add.mock.calls);
  });

  it.each([
    { milliseconds: 0, isWoken: false },
    { milliseconds: 1_000, isWoken: true },
  ])('does not begin: $milliseconds ms, woken: $isWoken', async ({ milliseconds, isWoken }) => {
    if (isWoken) wake.abort();
    expect(await resting(milliseconds)()).toEqual({ isOver: true, timeouts: 0 });
  });
});
