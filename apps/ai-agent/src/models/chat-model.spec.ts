import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadAiAgentConfig } from '../config.js';
import { type ModelBehaviour, ModelServer } from '../testing/model-server.js';
import { type ModelAnswer, ModelCatalogue, type ModelListener, ProviderFailure } from './index.js';

const KEY = 'sk-very-secret-key';
const SCHEMA = {
  type: 'object',
  properties: { action_id: { type: 'string' } },
  required: ['action_id'],
  additionalProperties: false,
};
const SPOKEN = '{"action_id": "a1"}';
const MODELS = ['openai:gpt', 'anthropic:claude-sonnet-4-5', 'ollama:llama3.1:8b'];
const OPTIONS = { maxOutputTokens: 16_384 };
const TOKENS = { input: 70, output: 12, cached: 30 };

describe.each(MODELS)('%s', (name) => {
  let server: ModelServer;
  let received: { text: string; thoughts: string };
  beforeEach(async () => {
    server = await ModelServer.start();
    received = { text: '', thoughts: '' };
  });
  afterEach(() => server[Symbol.asyncDispose]());

  const ask = async (
    signal = new AbortController().signal,
    environment: Readonly<Record<string, string>> = {},
    onText?: () => void,
  ): Promise<ModelAnswer> => {
    const config = loadAiAgentConfig({ ...server.environment, ...environment });
    const found = new ModelCatalogue(config.models).find(name);
    if (found.kind !== 'served') throw new Error(`${name} is ${found.kind}`);
    const listener: ModelListener = {
      signal,
      onText: (piece) => {
        received.text += piece;
        onText?.();
      },
      onThinking: (piece) => void (received.thoughts += piece),
    };
    const messages = [{ role: 'user', text: 'Which?' }] as const;
    return found.model.ask({ system: 'You play.', messages, schema: SCHEMA, promptVersion: 'test' }, OPTIONS, listener);
  };
  const failure = async (behaviour: ModelBehaviour, environment = {}): Promise<ProviderFailure> => {
    server.next(behaviour);
    const failed = await ask(undefined, environment).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ProviderFailure);
    return failed as ProviderFailure;
  };

  it('answers, is streamed while it is written, and its tokens are those that it reports', async () => {
    server.next({ reply: SPOKEN, tokens: TOKENS });
    const cached = name.startsWith('ollama') ? null : 30;
    expect(await ask()).toEqual({
      reportedModel: 'test-2026-01-01',
      text: SPOKEN,
      thoughts: '',
      ending: 'finished',
      tokens: { input: 70, output: 12, cached, reasoning: null, costUsd: null },
    });
    expect(received.text).toBe(SPOKEN);
  });

  it('is marked when it was cut off', async () => {
    server.next({ reply: '{"action', isCutOff: true });
    expect(await ask()).toMatchObject({ text: '{"action', ending: 'cut_off' });
  });

  it.each<[string, ModelBehaviour, string]>([
    ['a key that is not known', { status: 401, message: `Incorrect API key provided: ${KEY}` }, 'unauthorized'],
    ['a model that is not served', { status: 404, message: 'model not found' }, 'unknown_model'],
    ['too many requests', { status: 429 }, 'rate_limited'],
    ['a request that it refuses', { status: 400, message: `no ${KEY} here` }, 'rejected'],
    ['its own failure', { status: 503 }, 'overloaded'],
    ['a connection closed at once', 'reset', 'unreachable'],
    ['an answer that breaks off', { reply: 'one two three four', breakAfter: 3 }, 'unreachable'],
    ['an answer of another protocol', { garbage: '<html>Welcome</html>\n\n' }, 'bad_answer'],
    ['a redirection', { redirectTo: 'http://127.0.0.1:9/' }, 'unreachable'],
  ])('names %s, without the key', async (_, behaviour, kind) => {
    const { kind: named, message } = await failure(behaviour);
    expect(named).toBe(kind);
    expect(message).not.toContain('secret');
  });

  it('reports after how long it accepts the next request', async () => {
    const { retryAfterMs, isPassing } = await failure({ status: 429, headers: { 'retry-after': '2' } });
    expect([retryAfterMs, isPassing]).toEqual([2000, true]);
  });

  it('is not read beyond the largest answer', async () => {
    const reply = 'word '.repeat(2000);
    expect(await failure({ reply }, { AI_AGENT_MAX_ANSWER_BYTES: '2048' })).toMatchObject({ kind: 'too_large' });
  });

  it('is not waited for any longer than the answer is wanted', async () => {
    server.next({ reply: '{"reasoning": "one two three four"}', hangAfter: 5 });
    const abort = new AbortController();
    await expect(ask(abort.signal, {}, () => abort.abort())).rejects.toMatchObject({ kind: 'aborted' });
  });
});

describe('what is asked', () => {
  let server: ModelServer;
  beforeEach(async () => {
    server = await ModelServer.start({ reply: SPOKEN, costUsd: 0.002, thoughts: 'Let me see.' });
  });
  afterEach(() => server[Symbol.asyncDispose]());

  const asked = async (name: string): Promise<{ answer: ModelAnswer; thoughts: string }> => {
    const found = new ModelCatalogue(loadAiAgentConfig(server.environment).models).find(name);
    if (found.kind !== 'served') throw new Error(`${name} is ${found.kind}`);
    let thoughts = '';
    const listener = {
      signal: new AbortController().signal,
      onText: () => undefined,
      onThinking: (piece: string) => void (thoughts += piece),
    };
    const question = {
      system: 'You play.',
      messages: [{ role: 'user', text: 'Which?' }] as const,
      schema: SCHEMA,
      promptVersion: 'test',
    };
    return { answer: await found.model.ask(question, OPTIONS, listener), thoughts };
  };

  it('of OpenAI is an answer by schema, of limited length, with its usage', async () => {
    const { thoughts } = await asked('openai:gpt');
    expect(server.asked[0]).toMatchObject({
      model: 'gpt',
      headers: { authorization: `Bearer ${KEY}` },
      body: {
        stream: true,
        stream_options: { include_usage: true },
        max_completion_tokens: 16_384,
        response_format: { type: 'json_schema', json_schema: { schema: SCHEMA } },
      },
    });
    expect(thoughts).toBe('Let me see.');
  });

  it('of OpenRouter has its cost reported', async () => {
    const { answer } = await asked('openrouter:meta/llama');
    expect(server.asked[0]?.body).toMatchObject({ model: 'meta/llama', max_tokens: 16_384, usage: { include: true } });
    expect(answer.tokens.costUsd).toBe(0.002);
  });

  it('of Ollama is an answer by schema, with room for the prompt', async () => {
    const { thoughts } = await asked('ollama:llama3.1:8b');
    expect(server.asked[0]).toMatchObject({
      model: 'llama3.1:8b',
      body: { stream: true, format: SCHEMA, options: { num_ctx: 4096, num_predict: expect.any(Number) } },
    });
    expect(server.asked[0]?.headers).not.toHaveProperty('authorization');
    expect(thoughts).toBe('Let me see.');
  });

  it('of Anthropic carries the key as it wants it', async () => {
    await asked('anthropic:claude-sonnet-4-5');
    expect(server.asked[0]?.headers).toMatchObject({ 'x-api-key': KEY });
  });

  it('of a server that knows no schemas is asked without one from then on, which is reported once', async () => {
    const refused: unknown[] = [];
    server.next({ status: 400, message: "'response_format.type' must be 'text'" });
    const { models } = loadAiAgentConfig(server.environment);
    const catalogue = new ModelCatalogue(models, Date.now, (...refusal) => refused.push(refusal));
    const found = catalogue.find('openai:local');
    if (found.kind !== 'served') throw new Error('not served');
    const listener = { signal: new AbortController().signal, onText: () => undefined, onThinking: () => undefined };
    const question = {
      system: '',
      messages: [{ role: 'user', text: 'Which?' }] as const,
      schema: SCHEMA,
      promptVersion: 'test',
    };
    await expect(found.model.ask(question, OPTIONS, listener)).rejects.toMatchObject({
      kind: 'rejected',
      isPassing: true,
    });
    expect((await found.model.ask(question, OPTIONS, listener)).text).toBe(SPOKEN);
    expect(server.asked.map(({ body }) => 'response_format' in body)).toEqual([true, false]);
    expect(refused).toEqual([['openai:local', ['schema'], "'response_format.type' must be 'text'"]]);
  });
});
