import { describe, expect, it } from '@jest/globals';
import { readModels, readPersonalities } from './known-players.reader.js';

describe('the players that an agent service lists', () => {
  it.each([null, [], 'text', {}, { personalities: 'bold' }, { personalities: [] }, { personalities: [{}, 3, null] }])(
    'is not known from %j',
    (body) => {
      expect(readPersonalities(body)).toBeUndefined();
    },
  );

  it('are its personalities and its baselines', () => {
    const body = { personalities: [{ name: 'bold', description: '' }], baselines: [{ name: 'random' }] };
    expect(readPersonalities(body)).toEqual(['bold', 'random']);
  });

  it.each([null, [], {}, { providers: [] }, { providers: {}, open: true }, { providers: [], open: 'yes' }])(
    'are no models that are known from %j',
    (body) => {
      expect(readModels(body)).toBeUndefined();
    },
  );

  it('are the models of its providers', () => {
    const body = { providers: [{ name: 'openai', kind: 'x' }], models: ['openai:gpt', 7], open: true };
    const openai = { name: 'openai', kind: '' };
    expect(readModels({ ...body, unconfigured: ['groq', {}] })).toEqual({
      providers: [openai],
      models: ['openai:gpt'],
      unconfigured: ['groq'],
      open: true,
    });
    const nothing = { providers: [], models: [], unconfigured: [], open: false };
    expect(readModels({ providers: [], open: false })).toEqual(nothing);
  });

  it('is bounded', () => {
    const many = Array.from({ length: 20_000 }, () => 'x'.repeat(1_000));
    const names = readModels({ providers: [], models: many, open: true })?.models;
    expect(names).toHaveLength(10_000);
    expect(names?.[0]).toHaveLength(101);
  });
});
