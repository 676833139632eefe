import { describe, expect, it } from '@jest/globals';
import type { ModelProvider } from '#libs/protocol';
import { unknownIn } from './unknown-players.js';

const provider = (name: string): ModelProvider => ({ name, kind: '' });
const MODELS = {
  providers: [provider('openai'), provider('ollama')],
  models: ['openai:gpt-5'],
  unconfigured: ['anthropic'],
  open: true,
};
const seat = (model?: string, personality = 'bold'): { name: string; personality: string; model?: string } => ({
  name: 'Ada',
  personality,
  ...(model !== undefined && { model }),
});

describe('a seat', () => {
  it('is not unknown to a service that lists nothing', () => {
    expect(unknownIn(seat('nobody:none', 'nobody'), {})).toEqual([]);
  });

  it('has a personality that its service lists, in any case', () => {
    expect(unknownIn(seat(undefined, ' Bold '), { personalities: ['bold', 'shy'] })).toEqual([]);
    const message = 'personality nobody is not known; known are bold, shy';
    expect(unknownIn(seat(undefined, 'nobody'), { personalities: ['bold', 'shy'] })).toEqual([
      { field: 'personality', message },
    ]);
  });

  it.each(['openai:gpt-5', 'gpt-5', 'OpenAI:gpt-5', 'llama3.1:8b', 'Ollama:llama3.1:8b', 'heuristic', 'none'])(
    'may have the model %s where a provider takes any name',
    (model) => {
      expect(unknownIn(seat(model), { models: MODELS })).toEqual([]);
    },
  );

  it.each([
    { model: 'anthropic:claude', models: MODELS },
    { model: 'openai:gpt-4', models: MODELS },
    { model: 'gpt-4', models: { ...MODELS, open: false } },
    { model: 'openai:gpt-4', models: { ...MODELS, open: false } },
    { model: 'gpt-5', models: { providers: [], models: [], open: false } },
    { model: 'gpt-5', models: { providers: [], models: [], open: true } },
  ])('may not have the model $model, which nobody serves', ({ model, models }) => {
    expect(unknownIn(seat(model), { models })).toMatchObject([{ field: 'model' }]);
  });

  it('is refused in a sentence of bounded length that names what is known', () => {
    const models = Array.from({ length: 10_000 }, (_, index) => `openai:model-${index}`);
    const [unknown] = unknownIn(seat('x'), { models: { providers: [provider('openai')], models, open: false } });
    expect(unknown?.message).toMatch(
      /^no provider serves the model x; the providers are openai; known are openai:model-0, .* and \d+ more$/,
    );
    expect(unknown?.message.length).toBeLessThan(1_200);
  });
});
