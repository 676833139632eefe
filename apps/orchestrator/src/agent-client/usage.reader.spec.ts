import { describe, expect, it } from '@jest/globals';
import { readUsage } from './usage.reader.js';

describe('what a decision cost', () => {
  it('is read as the agent reports it', () => {
    const usage = {
      attempts: 2,
      unreported_attempts: 1,
      latency_ms: 812.5,
      time_to_first_token_ms: 90,
      input_tokens: 1_200,
      output_tokens: 0,
      cached_tokens: 1_000,
      cost_usd: 0.000_3,
      outcome: 'corrected',
      model: 'm-1',
      provider: 'p',
    };
    expect(readUsage(usage)).toEqual(usage);
  });

  it.each([
    [{ input_tokens: -1, output_tokens: 5 }, { output_tokens: 5 }],
    [{ input_tokens: '7', cost_usd: Number.NaN, attempts: Infinity, latency_ms: 1e300 }, null],
    [{ input_tokens: null, cost_usd: null, outcome: 'heuristic' }, { outcome: 'heuristic' }],
    [{ tokens: 7, constructor: 1 }, null],
    [{ model: 'a\u202eb\n', provider: '' }, { model: 'ab' }],
    [{ model: 'x'.repeat(500) }, { model: 'x'.repeat(100) }],
    ['much', null],
    [null, null],
    [[1], null],
  ])('is of %j what can be counted', (reported, read) => {
    expect(readUsage(reported)).toEqual(read);
  });
});
