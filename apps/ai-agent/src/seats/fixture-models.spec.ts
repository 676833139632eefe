import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixtureModels } from '../testing/fixture-models.js';
import { ModelSeat } from '../testing/model-seat.js';

describe.each(['openai', 'anthropic', 'ollama'])('a model of %s', (provider) => {
  let seat: ModelSeat;
  beforeAll(async () => {
    seat = await ModelSeat.of('', { AI_AGENT_TEMPERATURE: '0.2' }, fixtureModels);
  });
  afterAll(() => seat[Symbol.asyncDispose]());

  it.each([
    { what: 'that plays', model: 'steady', source: 'model', usage: { outcome: 'answered', attempts: 1 } },
    {
      what: 'that refuses the temperature decides all the same',
      model: 'no-temperature',
      source: 'model',
      usage: { outcome: 'answered', attempts: 2 },
    },
    {
      what: 'that spends its limit on thoughts has decided nothing, and its tokens are counted',
      model: 'deep-thinker',
      source: 'heuristic',
      usage: { outcome: 'cut_off', attempts: 2, output_tokens: 400 },
    },
    {
      what: 'that answers nothing',
      model: 'silent',
      source: 'heuristic',
      usage: { outcome: 'empty', attempts: 2, output_tokens: 0 },
    },
    {
      what: 'that is not served',
      model: 'gone',
      source: 'heuristic',
      usage: { outcome: 'unknown_model', attempts: 1, output_tokens: null },
    },
  ])('$what', async ({ model, source, usage }) => {
    const answer = await seat.decide({ model: `${provider}:${model}`, deadlineMs: 30_000 });
    expect(answer).toMatchObject({ source, usage, model_info: { provider, model } });
  });

  it('that refused the temperature is not sent one again', async () => {
    const answer = await seat.decide({ model: `${provider}:no-temperature`, deadlineMs: 30_000 });
    expect(answer).toMatchObject({
      source: 'model',
      usage: { attempts: 1 },
      model_info: { left_out: ['temperature'] },
    });
  });
});

describe('a key with limits', () => {
  const PRICES = '{"openai:steady": {"input": 2, "cached": 1, "output": 10}}';

  it('is not used any more once its budget is spent, by the prices that are set', async () => {
    const variables = { AI_AGENT_PRICES: PRICES, AI_AGENT_OPENAI_USD_PER_DAY: '0.001' };
    await using seat = await ModelSeat.of('openai:steady', variables, fixtureModels);
    const first = await seat.decide();
    expect(first).toMatchObject({ source: 'model', usage: { cost_usd: 0.0016, cost_source: 'prices' } });
    expect(await seat.decide()).toMatchObject({ source: 'heuristic', usage: { outcome: 'budget_spent', attempts: 0 } });
    expect(await seat.decide({ model: 'ollama:steady' })).toMatchObject({ source: 'model' });
  });

  it('makes a decision wait for its turn, and names that where it comes too late', async () => {
    await using seat = await ModelSeat.of('openai:steady', { AI_AGENT_OPENAI_REQUESTS_PER_MINUTE: '1' }, fixtureModels);
    expect(await seat.decide()).toMatchObject({ source: 'model' });
    const late = await seat.decide({ deadlineMs: 700 });
    expect(late).toMatchObject({ source: 'heuristic', usage: { outcome: 'throttled', attempts: 0 } });
    expect(late.reasoning).toContain('limits of its key');
  });
});
