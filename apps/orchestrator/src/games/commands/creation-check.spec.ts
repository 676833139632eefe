import { describe, expect, it } from '@jest/globals';
import type { GameAbout } from '#libs/protocol';
import { unfitting } from './creation-check.js';

const AGENTS = ['Ann', 'Bob'].map((name) => ({ name, personality: 'calm' }));

function refusalOf(options: Readonly<Record<string, unknown>>, schemas?: GameAbout['options']): string | undefined {
  const about = { game: 'x', seats: { min: 2, max: 2 }, ...(schemas && { options: schemas }) };
  return unfitting({ agents: AGENTS, settings: { options } }, about)?.detail;
}

describe('options that a game describes', () => {
  it.each<[string, object, unknown, string | undefined]>([
    ['a choice', { enum: ['a', 'b'] }, 'c', 'must be equal to one of the allowed values: a, b'],
    ['a limit', { type: 'integer', maximum: 9 }, 10, 'must be <= 9'],
    [
      'a list of different things',
      { uniqueItems: true },
      [{}, {}],
      'must NOT have duplicate items (items ## 0 and 1 are identical)',
    ],
    [
      'a property called pattern',
      { properties: { pattern: { type: 'integer' } } },
      { pattern: 'x' },
      'must be integer',
    ],
    [
      'no expression, which could take for ever',
      { type: 'string', pattern: '^(a+)+$' },
      `${'a'.repeat(40)}!`,
      undefined,
    ],
    ['nothing where the schema is none', { type: 'stone' }, 1, undefined],
    ['nothing where the schema refers elsewhere', { $ref: 'https://192.0.2.1/x' }, 1, undefined],
  ])('are checked for %s', (_, schema, value, message) => {
    const detail = message === undefined ? undefined : `settings.options.size: ${message}`;
    expect(refusalOf({ size: value }, { size: { ...schema } })).toBe(detail);
  });

  it.each(['__proto__', 'constructor', 'other'])('have no %s beside them', (name) => {
    const options = JSON.parse(`{${JSON.stringify(name)}: 1}`) as Record<string, unknown>;
    expect(refusalOf(options, { size: {} })).toContain('this game has the options size');
  });

  it('are not checked beyond a length that takes a moment', () => {
    const many = { size: Array.from({ length: 100_000 }, () => ({})) };
    expect(refusalOf(many, { size: { uniqueItems: true } })).toContain('16384 characters');
    expect(refusalOf(many)).toBeUndefined();
  });
});
