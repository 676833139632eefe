import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ModelSeat, PASS, replying, SALE, type SeatAnswer } from '../testing/model-seat.js';
import { question } from '../../../../libs/monopoly-bots/src/testing/index.js';

const ILLEGAL = '{"reasoning": "Why not fly?", "action_id": "a9"}';

describe('a transcript', () => {
  let seat: ModelSeat;
  beforeEach(async () => {
    seat = await ModelSeat.of('openai:gpt');
  });
  afterEach(() => seat[Symbol.asyncDispose]());

  const decide = async (more: object = {}): Promise<SeatAnswer> => {
    const asked = question({ ...SALE, model: 'openai:gpt', deadlineMs: 30_000 });
    return (await (await seat.post({ ...asked, ...more })).json()) as SeatAnswer;
  };

  it('is only for those who want it', async () => {
    seat.models.next(replying(PASS));
    expect(await decide()).not.toHaveProperty('transcript');
  });

  it('holds each attempt as it was sent and answered, failed ones included, without the key', async () => {
    seat.models.next(
      { status: 503, message: 'no sk-very-secret-key' },
      { reply: ILLEGAL, thoughts: 'Fly?', tokens: { input: 9, output: 8, cached: 7, reasoning: 6 } },
      replying(PASS),
    );
    const { transcript = [] } = await decide({ want_transcript: true });
    const [failed, illegal, passed] = transcript ?? [];
    expect(failed).toMatchObject({ answer: null, choice: null, error: 'overloaded: 503: no [key]' });
    expect(illegal).toMatchObject({
      request: seat.models.asked[1]?.body,
      answer: ILLEGAL,
      thoughts: 'Fly?',
      choice: null,
      error: '"a9" is not one of the legal actions a0, a1.',
      usage: { input_tokens: 9, output_tokens: 8, cached_tokens: 7, reasoning_tokens: 6, cost_usd: null },
      latency_ms: expect.any(Number),
      reported_model: 'test-2026-01-01',
      prompt_version: expect.any(String),
    });
    expect(passed).toMatchObject({ answer: PASS, choice: { type: 'pass_property' }, error: null });
    expect(failed?.prompt_hash).toMatch(/^[0-9a-f]{64}$/);
    expect([illegal?.prompt_hash === failed?.prompt_hash, passed?.prompt_hash === failed?.prompt_hash]).toEqual([
      true,
      false,
    ]);
    expect(JSON.stringify(transcript)).not.toContain('secret');
  });

  it('stays small: long texts are shortened, and earlier requests go first', async () => {
    const long = `"${'x'.repeat(100_000)}"`;
    seat.models.next({ reply: long, thoughts: long }, { reply: long, thoughts: long });
    const { transcript } = await decide({ want_transcript: true });
    expect(transcript?.map(({ thoughts }) => thoughts?.length)).toEqual([60_000, 60_000]);
    expect(JSON.stringify(transcript).length).toBeLessThan(450_000);
  });
});

describe('what is known of a model', () => {
  it('comes with every decision of its seat', async () => {
    await using seat = await ModelSeat.of('openai:gpt');
    seat.models.next(replying(PASS));
    const info = {
      provider: 'openai',
      model: 'gpt',
      agent_version: expect.stringMatching(/^\d+\.\d+/),
      prompt_version: expect.any(String),
    };
    expect((await seat.decide()).model_info).toEqual({
      ...info,
      reported_model: 'test-2026-01-01',
      parameters: { max_output_tokens: 16_384 },
    });
    expect((await seat.decide({ offers: [{ type: 'end_turn' }] })).model_info).toMatchObject(info);
    expect((await seat.decide({ deadlineMs: 300 })).model_info).toMatchObject(info);
    expect(await seat.decide({ model: 'none' })).not.toHaveProperty('model_info');
  });
});

describe('who decided', () => {
  it.each([
    ['a model that nobody serves', 'groq:llama', {}, 'no_provider', 'no provider is configured'],
    ['no model wanted', 'openai:gpt', { heuristic_only: true }, 'heuristic_only', 'not to be asked'],
  ])('is the heuristic, with the reason: %s', async (_, model, more, outcome, why) => {
    await using seat = await ModelSeat.of('openai:gpt');
    const asked = { ...question({ ...SALE, model }), ...more };
    const answer = (await (await seat.post(asked)).json()) as SeatAnswer;
    expect(answer).toMatchObject({ source: 'heuristic', usage: { outcome, attempts: 0, input_tokens: null } });
    expect(answer.reasoning).toContain(why);
  });
});

describe('GET /models', () => {
  const listed = async (variables: Readonly<Record<string, string>>): Promise<unknown> => {
    await using seat = await ModelSeat.of('openai:gpt', variables);
    return await (await fetch(`${seat.agent.url}/models`)).json();
  };

  it('names the providers, and whether they take any name', async () => {
    expect(await listed({})).toEqual({
      providers: [
        { name: 'openai', kind: 'openai_compatible' },
        { name: 'openrouter', kind: 'openai_compatible' },
        { name: 'anthropic', kind: 'anthropic' },
        { name: 'ollama', kind: 'ollama' },
      ],
      models: [],
      unconfigured: ['groq', 'vllm', 'lmstudio', 'compatible'],
      open: true,
    });
  });

  it('lists the models where each provider has a list, and serves no others', async () => {
    const lists = { OPENAI: 'gpt, gpt-mini', OPENROUTER: 'x/y', ANTHROPIC: 'claude', OLLAMA: 'llama3.1:8b' };
    const variables = Object.fromEntries(
      Object.entries(lists).map(([name, list]) => [`AI_AGENT_${name}_MODELS`, list]),
    );
    expect(await listed(variables)).toMatchObject({
      models: ['openai:gpt', 'openai:gpt-mini', 'openrouter:x/y', 'anthropic:claude', 'ollama:llama3.1:8b'],
      open: false,
    });
    await using seat = await ModelSeat.of('openai:gpt-pro', variables);
    expect(await seat.decide()).toMatchObject({ source: 'heuristic', usage: { outcome: 'no_provider' } });
  });
});
