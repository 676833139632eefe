import type { DecideRequest, DecisionUsage } from '#libs/protocol';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventLoopDelay } from '../../../../libs/service/src/testing/index.js';
import { startAiAgent } from '../start.js';
import { loadAiAgentConfig } from '../config.js';
import type { ModelBehaviour, ModelServer } from '../testing/model-server.js';
import { ModelSeat, PASS, SALE, replying, type SeatAnswer, TOKENS } from '../testing/model-seat.js';
import { question, type Scene } from '../../../../libs/monopoly-bots/src/testing/index.js';

const HERE = { AI_AGENT_HOST: '127.0.0.1', AI_AGENT_PORT: '0', AI_AGENT_LOG_LEVEL: 'silent' };
const ILLEGAL = '{"reasoning": "Why not fly?", "action_id": "a9"}';

describe.each(['openai:gpt', 'anthropic:claude-sonnet-4-5', 'ollama:llama3.1:8b'])('a seat of %s', (model) => {
  let seat: ModelSeat;
  let models: ModelServer;
  beforeEach(async () => {
    seat = await ModelSeat.of(model);
    ({ models } = seat);
  });
  afterEach(() => seat[Symbol.asyncDispose]());

  const post = async (body: DecideRequest, accept?: string): Promise<Response> => seat.post(body, accept);
  const decide = async (scene?: Scene): Promise<SeatAnswer> => seat.decide(scene);
  const replied = replying;
  const cached = model.startsWith('ollama') ? null : 40;

  it.each([
    ['the JSON alone', PASS],
    ['JSON in a fence', `Sure!\n\`\`\`json\n${PASS}\n\`\`\`\nGood luck.`],
    ['JSON amid chatter', `Let me see {orange}. I choose ${PASS} and that is that.`],
  ])('decides with %s, and every token is reported', async (_, reply) => {
    models.next(replied(reply));
    const { action, reasoning, chat, source, usage } = await decide();
    expect({ action, reasoning, chat, source }).toEqual({
      action: { type: 'pass_property', property_id: 'tennessee' },
      reasoning: 'Orange is for others.',
      chat: 'All yours!',
      source: 'model',
    });
    expect(usage).toEqual({
      provider: model.split(':')[0],
      model: model.slice(model.indexOf(':') + 1),
      attempts: 1,
      unreported_attempts: 0,
      latency_ms: expect.any(Number),
      time_to_first_token_ms: expect.any(Number),
      input_tokens: 100,
      output_tokens: 10,
      reasoning_tokens: null,
      cached_tokens: cached,
      cost_usd: null,
      outcome: 'answered',
    });
  });

  it.each<[string, readonly ModelBehaviour[], string, Partial<DecisionUsage>]>([
    [
      'an illegal answer, named back',
      [replied(ILLEGAL), replied(PASS)],
      'model',
      { outcome: 'corrected', attempts: 2, input_tokens: 200, output_tokens: 20 },
    ],
    [
      'an answer cut off, named back',
      [{ reply: '{"reasoning": "Well', tokens: TOKENS, isCutOff: true }, replied(PASS)],
      'model',
      { outcome: 'corrected', attempts: 2, input_tokens: 200 },
    ],
    [
      'two illegal answers',
      [replied(ILLEGAL), replied(ILLEGAL)],
      'heuristic',
      { outcome: 'illegal_answer', attempts: 2, input_tokens: 200 },
    ],
    [
      'a rate limit that passes',
      [{ status: 429, headers: { 'retry-after': '0.05' } }, replied(PASS)],
      'model',
      { outcome: 'answered', attempts: 2, unreported_attempts: 1, input_tokens: 100 },
    ],
    [
      'a rate limit beyond the deadline',
      [{ status: 429, headers: { 'retry-after': '60' } }],
      'heuristic',
      { outcome: 'rate_limited', attempts: 1, input_tokens: null },
    ],
    [
      'a provider that fails for a moment',
      [{ status: 503 }, 'reset', replied(PASS)],
      'model',
      { outcome: 'answered', attempts: 3, unreported_attempts: 2 },
    ],
    [
      'a provider that keeps failing',
      [{ status: 500 }, { status: 500 }, { status: 500 }],
      'heuristic',
      { outcome: 'overloaded', attempts: 3, unreported_attempts: 3 },
    ],
    [
      'a wrong key',
      [{ status: 401, message: 'Incorrect API key: sk-very-secret-key' }],
      'heuristic',
      { outcome: 'unauthorized', attempts: 1 },
    ],
    [
      'an unknown model',
      [{ status: 404, message: 'no such model' }],
      'heuristic',
      { outcome: 'unknown_model', attempts: 1 },
    ],
    [
      'a failure after an illegal answer',
      [replied(ILLEGAL), { status: 400 }],
      'heuristic',
      { outcome: 'rejected', attempts: 2, input_tokens: 100, unreported_attempts: 1 },
    ],
    [
      'an answer that is not of the protocol',
      [{ garbage: 'Hello!\n\n' }],
      'heuristic',
      { outcome: expect.stringMatching(/^(bad_answer|illegal_answer)$/) as unknown as string },
    ],
  ])('copes with %s', async (_, behaviours, source, usage) => {
    models.next(...behaviours);
    const answered = await decide();
    expect(answered.source).toBe(source);
    expect(answered.action.type).toBe(source === 'model' ? 'pass_property' : 'buy_property');
    expect(answered.usage).toMatchObject(usage);
    expect(JSON.stringify(answered)).not.toContain('secret');
  });

  it.each<[string, ModelBehaviour]>([
    ['never answers', 'hang'],
    ['stops in the middle', { reply: PASS, hangAfter: 4 }],
  ])('answers by heuristic before the deadline when the model %s', async (_, behaviour) => {
    models.next(behaviour);
    using delay = new EventLoopDelay();
    const began = performance.now();
    const answered = await decide({ deadlineMs: 3000 });
    expect(performance.now() - began).toBeLessThan(3000 + delay.ms);
    expect(answered).toMatchObject({
      source: 'heuristic',
      usage: { outcome: 'timeout', attempts: 1, unreported_attempts: 1 },
    });
  });

  it('names the mistake back to the model', async () => {
    models.next(replied(ILLEGAL), replied(PASS));
    await decide();
    expect(models.asked[1]?.prompt).toContain('"a9" is not one of the legal actions a0, a1');
  });

  it('sends the model the refusal of the orchestrator', async () => {
    models.next(replied(PASS));
    await decide({ lastError: 'buy_property is not possible now' });
    expect(models.asked[0]?.prompt).toContain('refused: buy_property is not possible now');
  });

  it.each([
    ['a forced move', { offers: [{ type: 'end_turn' }] }, 'forced'],
    ['too little time', { deadlineMs: 400 }, 'heuristic'],
  ])('asks no model for %s', async (_, scene, source) => {
    expect(await decide(scene)).toMatchObject({ source });
    expect(models.asked).toEqual([]);
  });

  it('asks no model where a heuristic is asked for', async () => {
    const answered = await (await post({ ...question({ ...SALE, model }), heuristic_only: true })).json();
    expect(answered).toMatchObject({ source: 'heuristic', action: { type: 'buy_property' } });
    expect(models.asked).toEqual([]);
  });

  it('leaves a model alone for a while that its provider refused', async () => {
    models.next({ status: 404 });
    await decide();
    expect(await decide()).toMatchObject({ source: 'heuristic' });
    expect(models.asked).toHaveLength(1);
  });

  it('thinks aloud in lines where they are accepted, the decision last', async () => {
    models.next(replied(PASS));
    const response = await post(
      question({ ...SALE, model, deadlineMs: 5000 }),
      'application/json, application/x-ndjson',
    );
    expect(response.headers.get('content-type')).toContain('application/x-ndjson');
    const lines = (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const thoughts = lines.slice(0, -1).map((line) => line['thinking']);
    expect(thoughts.join('')).toBe('Orange is for others.');
    expect(lines.at(-1)).toMatchObject({ action: { type: 'pass_property' }, source: 'model' });
  });

  it('remembers what it decided, what it noted and the chat', async () => {
    models.next(replied(PASS), replied(PASS));
    await decide();
    await decide({ theirs: ['baltic'], rival: { cash: 1440 } });
    const prompt = models.asked[1]?.prompt ?? '';
    expect(prompt).toContain('baltic went from the bank to P2');
    expect(prompt).toContain("P2's cash: $1500 to $1440");
    expect(prompt).toContain('Turn 1: P1 did: pass_property tennessee');
    expect(prompt).toContain('<scratchpad>\nsave cash\n</scratchpad>');
    expect(prompt).toContain('<table_talk>\nturn 1, P1: All yours!\n</table_talk>');
  });

  it('stops asking when nobody waits for the answer', async () => {
    const abort = new AbortController();
    models.next(() => {
      abort.abort();
      return 'hang';
    });
    const body = JSON.stringify(question({ ...SALE, model, deadlineMs: 20_000 }));
    const headers = { 'content-type': 'application/json' };
    await expect(
      fetch(`${seat.agent.url}/games/g1/decide`, { method: 'POST', headers, body, signal: abort.signal }),
    ).rejects.toThrow('abort');
    await models.abandoned;
  });
});

describe('a model that nobody serves', () => {
  it.each([
    ['without any provider', {}, 'gpt'],
    ['of a provider that is not configured', { AI_AGENT_OLLAMA_BASE_URL: 'http://127.0.0.1:9' }, 'groq:llama'],
    ['that is no model', { AI_AGENT_OLLAMA_BASE_URL: 'http://127.0.0.1:9' }, 'heuristic'],
    ['without a name', { AI_AGENT_OLLAMA_BASE_URL: 'http://127.0.0.1:9' }, 'ollama:'],
  ])('%s leaves the seat to its heuristic, which reports it', async (_, environment, model) => {
    const agent = await startAiAgent(loadAiAgentConfig({ ...HERE, ...environment }));
    const body = JSON.stringify(question({ ...SALE, model }));
    const headers = { 'content-type': 'application/json' };
    const answered = await (await fetch(`${agent.url}/games/g1/decide`, { method: 'POST', headers, body })).json();
    expect(answered).toMatchObject({ action: { type: 'buy_property' }, source: 'heuristic' });
    await agent.close();
  });
});
