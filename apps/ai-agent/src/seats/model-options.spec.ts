import type { ModelOptions } from '#libs/protocol';
import { describe, expect, it } from '@jest/globals';
import type { ModelBehaviour } from '../testing/model-server.js';
import { ModelSeat, PASS, replying, SALE, type SeatAnswer } from '../testing/model-seat.js';
import { question } from '../../../../libs/monopoly-bots/src/testing/index.js';

const ALL: ModelOptions = { temperature: 0.3, seed: 7, reasoning_effort: 'minimal', max_output_tokens: 5000 };
const refusing = (message: string): ModelBehaviour => ({ status: 400, body: { error: { message } } });

async function decide(seat: ModelSeat, model: string, model_options: ModelOptions): Promise<SeatAnswer> {
  const asked = question({ ...SALE, model, deadlineMs: 30_000 });
  const body = { ...asked, seat: { name: 'Ada', personality: 'analytical', model, model_options } };
  const response = await seat.post(body);
  const answer = (await response.json()) as SeatAnswer;
  expect([response.status, answer]).toEqual([200, expect.anything()]);
  return answer;
}

async function bodyFor(model: string, options: ModelOptions): Promise<Readonly<Record<string, unknown>>> {
  await using seat = await ModelSeat.of(model);
  seat.models.next(replying(PASS));
  await decide(seat, model, options);
  return seat.models.asked[0]?.body ?? {};
}

describe('the options of a seat', () => {
  it('reach OpenAI as its fields', async () => {
    expect(await bodyFor('openai:gpt', ALL)).toMatchObject({
      temperature: 0.3,
      seed: 7,
      reasoning_effort: 'minimal',
      max_completion_tokens: 5000,
    });
  });

  it.each<[ModelOptions, object]>([
    [{ thinking_budget: 6000 }, { reasoning: { max_tokens: 6000 }, max_tokens: 16_384 }],
    [{ thinking_budget: 0, reasoning_effort: 'high' }, { reasoning: { enabled: false } }],
    [{ reasoning_effort: 'high' }, { reasoning_effort: 'high' }],
  ])('reach OpenRouter, where a budget is more exact than an effort: %j', async (options, fields) => {
    expect(await bodyFor('openrouter:x/y', options)).toMatchObject(fields);
  });

  it.each<[ModelOptions, object]>([
    [
      ALL,
      { thinking: { type: 'adaptive', display: 'summarized' }, output_config: { effort: 'low' }, max_tokens: 5000 },
    ],
    [
      { thinking_budget: 20_000, temperature: 0.2 },
      { thinking: { type: 'enabled', budget_tokens: 20_000 }, max_tokens: 24_096 },
    ],
    [{ thinking_budget: 100 }, { thinking: { type: 'enabled', budget_tokens: 1024 } }],
    [
      { thinking_budget: 0, temperature: 0.2 },
      { thinking: { type: 'disabled' }, temperature: 0.2 },
    ],
  ])('reach Anthropic by its rules: %j', async (options, fields) => {
    const body = await bodyFor('anthropic:claude', options);
    expect(body).toMatchObject(fields);
    expect('temperature' in body).toBe('temperature' in fields);
    expect(body).not.toHaveProperty('seed');
  });

  it.each<[ModelOptions, object]>([
    [ALL, { think: 'low', options: { seed: 7, temperature: 0.3 } }],
    [{ thinking_budget: 0 }, { think: false }],
  ])('reach Ollama: %j', async (options, fields) => {
    expect(await bodyFor('ollama:qwen3', options)).toMatchObject(fields);
  });

  it.each<[string, ModelOptions, readonly string[]]>([
    ['openai:gpt', { thinking_budget: 5000, seed: 1 }, ['thinking_budget']],
    ['anthropic:claude', { seed: 1, temperature: 1.5 }, ['temperature', 'seed']],
    ['ollama:qwen3', { thinking_budget: 5000 }, ['thinking_budget']],
  ])('of %s that it cannot do are left out, and named: %j', async (model, options, leftOut) => {
    await using seat = await ModelSeat.of(model);
    seat.models.next(replying(PASS));
    const { source, model_info } = await decide(seat, model, options);
    expect([source, model_info?.left_out]).toEqual(['model', leftOut]);
  });

  it.each([
    ['reasoning_effort', 'extreme'],
    ['thinking_budget', 200_001],
    ['temperature', 2.1],
    ['max_output_tokens', 15],
    ['seed', 4_294_967_296],
    ['timeout', 0],
  ])('are refused by name: %s %p', async (name, value) => {
    await using seat = await ModelSeat.of('openai:gpt');
    const asked = { name: 'Ada', personality: 'x', model: 'openai:gpt', model_options: { [name]: value } };
    const response = await seat.post({ ...question(SALE), seat: asked });
    const { errors } = (await response.json()) as { errors: readonly { path: string }[] };
    expect([response.status, errors.map(({ path }) => path)]).toEqual([400, [`seat.model_options.${name}`]]);
  });
});

describe('an option that a provider refuses', () => {
  it.each<[string, ModelOptions, readonly string[], object]>([
    [
      'openai:gpt',
      { temperature: 0.2 },
      ["Unsupported value: 'temperature' does not support 0.2 with this model."],
      { left_out: ['temperature'], parameters: { max_output_tokens: 16_384 } },
    ],
    [
      'anthropic:new',
      { thinking_budget: 9000 },
      [
        '"thinking.type.enabled" is not supported for this model. Use "thinking.type.adaptive" and "output_config.effort".',
      ],
      { left_out: ['thinking_budget'], parameters: { reasoning_effort: 'high' } },
    ],
    [
      'anthropic:old',
      { reasoning_effort: 'medium' },
      ['adaptive thinking is not supported on this model'],
      { left_out: ['reasoning_effort'], parameters: { thinking_budget: 8192 } },
    ],
    [
      'ollama:llama',
      { reasoning_effort: 'medium' },
      ['think value "medium" is not supported for this model', '"llama" does not support thinking'],
      { left_out: ['reasoning_effort'] },
    ],
    [
      'groq:llama',
      {},
      ['max_tokens for `llama` must be less than or equal to 8000'],
      { parameters: { max_output_tokens: 8000 } },
    ],
  ])('is left out from then on, and the model decides: %s %j', async (model, options, refusals, info) => {
    await using seat = await ModelSeat.of(model, { AI_AGENT_GROQ_BASE_URL: 'http://127.0.0.1:9' });
    await using groq = model.startsWith('groq')
      ? await ModelSeat.of(model, { AI_AGENT_GROQ_BASE_URL: `${seat.models.url}/v1` })
      : undefined;
    seat.models.next(...refusals.map(refusing), replying(PASS), replying(PASS));
    const first = await decide(groq ?? seat, model, options);
    expect(first).toMatchObject({ source: 'model', usage: { outcome: 'answered', attempts: refusals.length + 1 } });
    expect(first.model_info).toMatchObject(info);
    expect(await decide(groq ?? seat, model, options)).toMatchObject({ source: 'model', usage: { attempts: 1 } });
  });
});

describe('the length of an answer', () => {
  it.each([
    ['openai:gpt', 'max_completion_tokens'],
    ['anthropic:claude', 'max_tokens'],
  ])('has room for thoughts, and four times more after it was cut off: %s', async (model, field) => {
    await using seat = await ModelSeat.of(model);
    seat.models.next({ reply: '', thoughts: 'Hm, hm, hm.', isCutOff: true }, replying(PASS));
    expect(await decide(seat, model, {})).toMatchObject({ source: 'model', usage: { outcome: 'corrected' } });
    expect(seat.models.asked.map(({ body }) => body[field])).toEqual([16_384, 65_536]);
  });

  it('grows beyond what a budget for thoughts added', async () => {
    await using seat = await ModelSeat.of('anthropic:claude');
    seat.models.next({ reply: '', isCutOff: true }, replying(PASS));
    await decide(seat, 'anthropic:claude', { thinking_budget: 16_000, max_output_tokens: 100 });
    expect(seat.models.asked.map(({ body }) => body['max_tokens'])).toEqual([20_096, 80_384]);
  });

  it('is read whole, however many pieces it has', async () => {
    await using seat = await ModelSeat.of('openai:gpt');
    seat.models.next({ reply: PASS, thoughts: 'hm '.repeat(30_000) });
    expect(await decide(seat, 'openai:gpt', {})).toMatchObject({ source: 'model' });
  });
});

describe('the time of a request', () => {
  it('is the one of its seat; after it the question is repeated', async () => {
    await using seat = await ModelSeat.of('openai:gpt');
    seat.models.next('hang', replying(PASS));
    const answer = await decide(seat, 'openai:gpt', { timeout: 0.5 });
    expect(answer).toMatchObject({ source: 'model', usage: { outcome: 'answered', attempts: 2 } });
  });

  it('that is never enough is named', async () => {
    await using seat = await ModelSeat.of('openai:gpt');
    seat.models.next('hang', 'hang', 'hang');
    const answer = await decide(seat, 'openai:gpt', { timeout: 0.1 });
    expect(answer).toMatchObject({ source: 'heuristic', usage: { outcome: 'timeout', attempts: 3 } });
  });
});
