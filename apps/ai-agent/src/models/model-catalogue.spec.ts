import { describe, expect, it } from '@jest/globals';
import { loadAiAgentConfig } from '../config.js';
import { ModelCatalogue, ProviderFailure } from './index.js';

const catalogueOf = (variables: Readonly<Record<string, string>>): ModelCatalogue =>
  new ModelCatalogue(loadAiAgentConfig(variables).models);

const TWO = { AI_AGENT_GROQ_API_KEY: 'gsk', AI_AGENT_OLLAMA_BASE_URL: 'http://localhost:11434/' };

describe('the name of a model', () => {
  it.each([
    ['groq:llama-3.3', 'groq', 'llama-3.3'],
    ['GROQ: llama-3.3', 'groq', 'llama-3.3'],
    ['ollama:llama3.1:8b', 'ollama', 'llama3.1:8b'],
    ['llama3.1:8b', 'groq', 'llama3.1:8b'],
    ['gpt-5-mini', 'groq', 'gpt-5-mini'],
    // Without a colon there is no provider in a name, however it begins.
    ['ollama', 'groq', 'ollama'],
    ['ollamas', 'groq', 'ollamas'],
    ['groqx', 'groq', 'groqx'],
    [':8b', 'groq', ':8b'],
    [' llama-3.3 ', 'groq', 'llama-3.3'],
  ])('%s is at %s', (name, provider, model) => {
    expect(catalogueOf(TWO).find(name)).toMatchObject({ kind: 'served', model: { provider, model } });
  });

  it('goes to the provider that is the default', () => {
    const catalogue = catalogueOf({ ...TWO, AI_AGENT_DEFAULT_PROVIDER: 'ollama' });
    expect(catalogue.find('llama3.1:8b')).toMatchObject({ model: { provider: 'ollama' } });
  });

  it.each([null, '', ' ', 'none', 'Heuristic'])('may be none: %p', (name) => {
    expect(catalogueOf(TWO).find(name)).toEqual({ kind: 'none' });
  });

  it('of a provider that is not configured goes to no other', () => {
    expect(catalogueOf(TWO).find('openai:gpt')).toEqual({
      kind: 'no_provider',
      provider: 'openai',
      model: 'gpt',
    });
    expect(catalogueOf({}).find('gpt')).toEqual({ kind: 'no_provider', provider: '', model: 'gpt' });
  });

  it('stands for one model, however it is written', () => {
    const catalogue = catalogueOf(TWO);
    const found = ['groq:x', 'GROQ: x', 'x', ' x '].map((name) => catalogue.find(name));
    expect(new Set(found.map((one) => (one.kind === 'served' ? one.model : one.kind))).size).toBe(1);
  });

  it('rests for a minute once its provider has refused it', () => {
    let now = 0;
    const catalogue = new ModelCatalogue(loadAiAgentConfig(TWO).models, () => now);
    const found = catalogue.find('groq:x');
    if (found.kind !== 'served') throw new Error(found.kind);
    catalogue.rest(found.model, new ProviderFailure('unknown_model'));
    expect(catalogue.find('x')).toMatchObject({ kind: 'resting', rest: { ms: 60_000 } });
    expect(catalogue.find('y')).toMatchObject({ kind: 'served' });
    now = 61_000;
    expect(catalogue.find('groq:x')).toMatchObject({ kind: 'served' });
  });
});

describe('a rest', () => {
  it.each<[string, ProviderFailure, number]>([
    ['missing credit', new ProviderFailure('no_credit'), 300_000],
    ['missing credit with a time', new ProviderFailure('no_credit', { retryAfterMs: 5 }), 5],
    ['a rate limit with a time', new ProviderFailure('rate_limited', { retryAfterMs: 7_000 }), 7_000],
    ['a rate limit without', new ProviderFailure('rate_limited'), 0],
    ['a wrong key', new ProviderFailure('unauthorized'), 60_000],
    ['one bad generation', new ProviderFailure('bad_generation'), 0],
    ['a feature that is left out', new ProviderFailure('rejected', { isAdapted: true, retryAfterMs: 9 }), 0],
  ])('after %s lasts so long, and a shorter one does not end it', (_, failure, ms) => {
    let now = 1_000;
    const catalogue = new ModelCatalogue(loadAiAgentConfig(TWO).models, () => now);
    const restOf = (): number => {
      const found = catalogue.find('x');
      return found.kind === 'resting' ? found.rest.ms : 0;
    };
    const found = catalogue.find('x');
    if (found.kind !== 'served') throw new Error(found.kind);
    catalogue.rest(found.model, failure);
    catalogue.rest(found.model, new ProviderFailure('rate_limited', { retryAfterMs: 1 }));
    expect(restOf()).toBe(Math.max(ms, 1));
    now += Math.max(ms, 1);
    expect(restOf()).toBe(0);
  });
});

describe('many rests', () => {
  it('push out the oldest, beyond two hundred; one that is renewed is not old', () => {
    const catalogue = new ModelCatalogue(loadAiAgentConfig(TWO).models, () => 1_000);
    const isResting = (name: string): boolean => catalogue.find(name).kind === 'resting';
    const rest = (name: string, retryAfterMs: number): void => {
      const found = catalogue.find(name);
      if (found.kind === 'served' || found.kind === 'resting')
        catalogue.rest(found.model, new ProviderFailure('rate_limited', { retryAfterMs }));
    };
    for (let index = 0; index < 199; index += 1) rest(`m${index}`, 10_000);
    rest('m0', 20_000);
    rest('m199', 10_000);
    rest('m5', 20_000);
    expect(['m0', 'm1', 'm5', 'm199'].map(isResting)).toEqual([true, true, true, true]);
    rest('m200', 10_000);
    expect(['m0', 'm1', 'm5', 'm200'].map(isResting)).toEqual([true, false, true, true]);
  });
});

describe('the configuration of models', () => {
  it('has no provider unless one has a key or an address', () => {
    expect(loadAiAgentConfig({}).models).toMatchObject({ providers: [], defaultProvider: undefined });
  });

  it('names every wrong variable', () => {
    const wrong = {
      AI_AGENT_DEFAULT_PROVIDER: 'skynet',
      AI_AGENT_OPENAI_BASE_URL: 'somewhere',
      AI_AGENT_OLLAMA_NUM_CTX: 'all',
      AI_AGENT_MAX_OUTPUT_TOKENS: '1',
      AI_AGENT_TEMPERATURE: '9',
      AI_AGENT_PRICES: '{"openai:gpt": {"input": "much", "output": 1}}',
      AI_AGENT_OPENAI_MAX_CONCURRENCY: '0',
      AI_AGENT_OPENAI_USD_PER_DAY: 'all',
    };
    const response = (): unknown => loadAiAgentConfig(wrong);
    for (const name of Object.keys(wrong)) expect(response).toThrow(name);
  });
});
