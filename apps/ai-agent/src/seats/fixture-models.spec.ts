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
