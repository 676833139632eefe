import { describe, expect, it } from '@jest/globals';
import { isModelServed } from './served-models.js';

const OPENAI = { name: 'openai', kind: 'openai_compatible' };
const OLLAMA = { name: 'ollama', kind: 'ollama' };

describe('a model', () => {
  it.each([
    ['openai:gpt', { providers: [OPENAI], open: true }, true],
    ['OpenAI:gpt', { providers: [OPENAI], open: true }, true],
    ['gpt', { providers: [OPENAI], open: true }, true],
    ['llama3.1:8b', { providers: [OLLAMA], open: true }, true],
    ['openai:', { providers: [OPENAI], open: true }, false],
    ['groq:llama', { providers: [OPENAI], unconfigured: ['groq'], open: true }, false],
    ['groq:llama', { providers: [OPENAI], open: true }, true],
    ['OPENAI: gpt', { providers: [OPENAI], models: ['openai:gpt'], open: false }, true],
    ['gpt', { providers: [], open: false }, false],
    ['openai:gpt', { providers: [OPENAI], models: ['openai:gpt'], open: false }, true],
    ['gpt', { providers: [OPENAI], models: ['openai:gpt'], open: false }, true],
    ['openai:other', { providers: [OPENAI], models: ['openai:gpt'], open: false }, false],
    ['openai:other', { providers: [OPENAI, OLLAMA], models: ['openai:gpt'], open: true }, false],
    ['ollama:any', { providers: [OPENAI, OLLAMA], models: ['openai:gpt'], open: true }, true],
  ])('%s is served by %j: %p', (model, models, expected) => {
    expect(isModelServed(model, models)).toBe(expected);
  });
});
