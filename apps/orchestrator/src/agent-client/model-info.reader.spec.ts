import { describe, expect, it } from '@jest/globals';
import { readModelInfo } from './model-info.reader.js';

const NAMES = { provider: 'openai', model: 'gpt-5-mini' };

describe('what an agent reports of its model', () => {
  it.each([
    ['nothing', undefined],
    ['a list', [NAMES]],
    ['a model without a provider', { model: 'gpt' }],
    ['names of control characters', { provider: '\u0000', model: '\u202e' }],
  ])('is left out where it is %s', (_, value) => {
    expect(readModelInfo(value)).toBeNull();
  });

  it('is its names, versions and parameters, without invisible characters and fields of its own', () => {
    const value = { ...NAMES, reported_model: 'gpt\u0000-5', prompt_version: '7', agent_version: 3, key: 'secret' };
    const parameters = { temperature: 0.2, note: 'a\u202eb' };
    expect(readModelInfo({ ...value, parameters })).toEqual({
      ...NAMES,
      reported_model: 'gpt-5',
      prompt_version: '7',
      parameters: { temperature: 0.2, note: 'ab' },
    });
    const leftOut = ['temperature', 3, ...Array.from({ length: 100 }, () => 'seed')];
    expect(readModelInfo({ ...NAMES, left_out: leftOut })?.left_out).toHaveLength(19);
  });

  it('is bounded: texts are cut, and parameters that are long or deep are left out', () => {
    const deep = JSON.parse(`${'['.repeat(50)}${']'.repeat(50)}`) as unknown;
    expect(readModelInfo({ ...NAMES, prompt_version: 'v'.repeat(1_000) })?.prompt_version).toHaveLength(100);
    expect(readModelInfo({ ...NAMES, parameters: { long: 'x'.repeat(5_000) } })).toEqual(NAMES);
    expect(readModelInfo({ ...NAMES, parameters: { deep } })).toEqual(NAMES);
  });
});
