import { describe, expect, it } from '@jest/globals';
import { ChatModel, type ModelAnswer, NO_TOKENS } from '../models/index.js';
import { UsageMeter } from './usage.js';

class Silent extends ChatModel {
  readonly provider = 'p';
  readonly model = 'm';
  async ask(): Promise<ModelAnswer> {
    return Promise.reject(new Error('not asked here'));
  }
}

describe('what a decision costs', () => {
  it('is the sum of its attempts, failed ones included', () => {
    let now = 1000;
    const meter = new UsageMeter(new Silent(), () => now);
    meter.attempted();
    now = 1200;
    meter.spent(NO_TOKENS);
    meter.attempted();
    now = 1500;
    meter.received();
    now = 1900;
    meter.received();
    meter.spent({ input: 10, output: 5, cached: 3, costUsd: 0.001 });
    meter.attempted();
    now = 2000.4;
    meter.spent({ input: 20, output: 6, cached: null, costUsd: 0.002 });
    expect(meter.total('corrected')).toEqual({
      provider: 'p',
      model: 'm',
      attempts: 3,
      unreported_attempts: 1,
      latency_ms: 1000,
      time_to_first_token_ms: 500,
      input_tokens: 30,
      output_tokens: 11,
      cached_tokens: 3,
      cost_usd: 0.003,
      outcome: 'corrected',
    });
  });

  it('is unknown where nobody reported it, not zero', () => {
    expect(new UsageMeter(new Silent(), () => 0).total('no_time')).toMatchObject({
      attempts: 0,
      input_tokens: null,
      cost_usd: null,
      time_to_first_token_ms: null,
    });
  });
});
