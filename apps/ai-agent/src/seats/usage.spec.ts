import { describe, expect, it } from '@jest/globals';
import { type AskOptions, ChatModel, type ModelAnswer, NO_TOKENS } from '../models/index.js';
import { UsageMeter } from './usage.js';

const OPTIONS = { maxOutputTokens: 100 };

class Silent extends ChatModel {
  readonly provider = 'p';
  readonly model = 'm';
  constructor(override readonly price?: ChatModel['price']) {
    super();
  }
  fit(options: AskOptions): AskOptions {
    return options;
  }
  async ask(): Promise<ModelAnswer> {
    return Promise.reject(new Error('not asked here'));
  }
}

describe('what a decision costs', () => {
  it('is the sum of its attempts, failed ones included', () => {
    let now = 1000;
    const meter = new UsageMeter(new Silent(), () => now);
    meter.attempted(OPTIONS);
    now = 1200;
    meter.spent(NO_TOKENS);
    meter.attempted(OPTIONS);
    now = 1500;
    meter.received();
    now = 1900;
    meter.received();
    meter.spent({ input: 10, output: 5, cached: 3, reasoning: 4, costUsd: 0.001 });
    meter.attempted(OPTIONS);
    now = 2000.4;
    meter.spent({ input: 20, output: 6, cached: null, reasoning: null, costUsd: 0.002 });
    expect(meter.total('corrected')).toEqual({
      provider: 'p',
      model: 'm',
      attempts: 3,
      unreported_attempts: 1,
      latency_ms: 1000,
      time_to_first_token_ms: 500,
      input_tokens: 30,
      output_tokens: 11,
      reasoning_tokens: 4,
      cached_tokens: 3,
      cost_usd: 0.003,
      cost_source: 'provider',
      outcome: 'corrected',
    });
  });

  it('is computed from prices where the provider does not report it, and is marked as such', () => {
    const model = new Silent({ input: 2, cached: 0.5, output: 10 });
    const meter = new UsageMeter(model, () => 0);
    meter.attempted(OPTIONS);
    meter.spent({ input: 1_000_000, output: 100_000, cached: 400_000, reasoning: 50_000, costUsd: null });
    expect(meter.total('answered')).toMatchObject({ cost_usd: 1.2 + 0.2 + 1, cost_source: 'prices' });
    meter.spent(NO_TOKENS);
    expect(meter.total('answered')).toMatchObject({ cost_usd: 2.4 });
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
