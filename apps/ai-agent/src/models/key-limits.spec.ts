import { describe, expect, it } from '@jest/globals';
import { NO_TOKENS } from './chat-model.js';
import { KeyLimiter, type KeyLimits } from './key-limits.js';

const NONE: KeyLimits = {
  concurrency: undefined,
  requestsPerMinute: undefined,
  tokensPerMinute: undefined,
  usdPerDay: undefined,
};
const TOKENS = { ...NO_TOKENS, input: 900, output: 100 };

describe('the limits of a key', () => {
  it('let a request begin when another one is over, first come first served', async () => {
    const limiter = new KeyLimiter({ ...NONE, concurrency: 1 }, () => 0);
    const order: number[] = [];
    const { signal } = new AbortController();
    await limiter.admit(signal);
    const later = [1, 2].map(async (number) => limiter.admit(signal).then(() => order.push(number)));
    expect(order).toEqual([]);
    limiter.release(TOKENS, null);
    await later[0];
    expect(order).toEqual([1]);
    limiter.release(TOKENS, null);
    await later[1];
    expect(order).toEqual([1, 2]);
  });

  it('hold up nobody for who has given up', async () => {
    const limiter = new KeyLimiter({ ...NONE, concurrency: 1 }, () => 0);
    const [stay, leave] = [new AbortController(), new AbortController()];
    await limiter.admit(stay.signal);
    const gone = limiter.admit(leave.signal);
    const next = limiter.admit(stay.signal);
    leave.abort();
    await expect(gone).rejects.toMatchObject({ kind: 'throttled' });
    limiter.release(TOKENS, null);
    await next;
  });

  it.each([
    { what: 'requests', limits: { requestsPerMinute: 2 } },
    { what: 'tokens', limits: { tokensPerMinute: 2000 } },
  ])('for $what in a minute are over after it', async ({ limits }) => {
    let now = 0;
    const limiter = new KeyLimiter({ ...NONE, ...limits }, () => now);
    const { signal } = new AbortController();
    for (let count = 0; count < 2; count += 1) {
      await limiter.admit(signal);
      limiter.release(TOKENS, null);
    }
    const third = limiter.admit(AbortSignal.timeout(20));
    await expect(third).rejects.toMatchObject({ kind: 'throttled' });
    now = 60_001;
    await limiter.admit(signal);
  });

  it('for spending end the day, and begin anew with the next', async () => {
    let now = 0;
    const limiter = new KeyLimiter({ ...NONE, usdPerDay: 1 }, () => now);
    const { signal } = new AbortController();
    await limiter.admit(signal);
    limiter.release(TOKENS, 1.5);
    await expect(limiter.admit(signal)).rejects.toMatchObject({ kind: 'budget_spent' });
    now = 86_400_000;
    await limiter.admit(signal);
  });

  it('are none where none are set', async () => {
    const limiter = new KeyLimiter(NONE, () => 0);
    const all = Array.from({ length: 100 }, async () => limiter.admit(new AbortController().signal));
    await expect(Promise.all(all)).resolves.toHaveLength(100);
  });
});
