import { describe, expect, it } from '@jest/globals';
import { problemWith } from './schema-check.js';
import { valueFor } from './schema-values.js';

const first = (): number => 0;
const last = (limit: number): number => limit - 1;
/** Nested deeper than anything is read. */
const ENDLESS = Array.from({ length: 100 }).reduce<object>(
  (inner) => ({ type: 'array', minItems: 1, items: inner }),
  {},
);

describe('a value for a JSON Schema', () => {
  it.each<[string, unknown, unknown, unknown]>([
    ['its constant', { const: 'x', enum: [1, 'x'] }, 'x', 'x'],
    ['one of its choices', { enum: [1, null, 'b'] }, 1, 'b'],
    ['as few of the choices as a list may have', { type: 'array', enum: ['a', 'b'] }, [], []],
    ['a whole number between its bounds', { type: 'integer', minimum: 3, maximum: 5 }, 3, 5],
    ['one between exclusive bounds', { type: 'integer', exclusiveMinimum: 3, exclusiveMaximum: 5 }, 4, 4],
    ['a multiple', { type: 'integer', minimum: 1, maximum: 9, multipleOf: 4 }, 4, 8],
    ['one from a lower bound on', { type: 'integer', minimum: 10 }, 10, 110],
    ['one up to an upper bound', { type: 'integer', maximum: -2 }, -2, -2],
    ['zero without bounds', { type: 'integer' }, 0, 0],
    ['the default without bounds', { type: 'integer', default: 7 }, 7, 7],
    [
      'a number between bounds that no whole number is between',
      { type: 'number', minimum: 0.2, maximum: 0.8 },
      0.2,
      0.2,
    ],
    ['what bounds are about without a type', { minimum: 1, maximum: 2 }, 1, 2],
    ['yes or no', { type: 'boolean' }, false, true],
    ['a text as long as it must be', { type: 'string', minLength: 2 }, 'xx', 'xx'],
    ['an example of a text', { type: 'string', examples: ['e2e4'] }, 'e2e4', 'e2e4'],
    ['the first type that is not null', { type: ['null', 'integer'], minimum: 1, maximum: 2 }, 1, 2],
    ['the first of several schemas', { oneOf: [{ const: 1 }, { const: 2 }] }, 1, 1],
    ['a list as long as it must be', { type: 'array', minItems: 2, items: { enum: [1, 2] } }, [1, 1], [2, 2]],
    ['different items', { type: 'array', minItems: 2, uniqueItems: true, items: { enum: [1, 2, 3] } }, [1, 2], [1, 2]],
    ['a pair', { type: 'array', minItems: 2, prefixItems: [{ const: 'a' }, { const: 'b' }] }, ['a', 'b'], ['a', 'b']],
    [
      'an object with what it needs',
      { type: 'object', required: ['x', 'y'], properties: { x: { const: 1 }, y: { minimum: 2, maximum: 2 }, z: {} } },
      { x: 1, y: 2 },
      { x: 1, y: 2 },
    ],
  ])('is %s', (_, schema, least, most) => {
    expect([valueFor(schema, first), valueFor(schema, last)]).toEqual([least, most]);
    expect(problemWith(least, schema, 'x')).toBeUndefined();
    expect(problemWith(most, schema, 'x')).toBeUndefined();
  });

  it.each([
    null,
    7,
    'text',
    [],
    {},
    { type: 'unheard' },
    { type: 7 },
    { enum: [] },
    { type: 'integer', minimum: 9, maximum: 1 },
  ])('is missing where %j shows none', (schema) => {
    expect(valueFor(schema, first)).toBeUndefined();
  });

  it('is made of no more than a few levels and items', () => {
    expect(JSON.stringify(valueFor(ENDLESS, first)).length).toBeLessThan(50);
    expect(valueFor({ type: 'array', minItems: 1e9, items: { const: 1 } }, first)).toHaveLength(50);
    expect(String(valueFor({ type: 'string', minLength: 1e9 }, first))).toHaveLength(1_000);
  });
});

describe('a value that a schema does not allow', () => {
  it.each<[unknown, unknown, string]>([
    [2, { const: 1 }, '"x" must be 1.'],
    ['d', { enum: ['a', 'b'] }, '"x" must be one of ["a","b"].'],
    [['a', 'd'], { type: 'array', enum: ['a', 'b'] }, '"x" must be one of ["a","b"].'],
    [1.5, { type: 'integer' }, '"x" must be of type integer.'],
    ['1', { type: ['integer', 'null'] }, '"x" must be of type integer or null.'],
    [0, { minimum: 1 }, '"x" must be at least 1.'],
    [9, { maximum: 8 }, '"x" must be at most 8.'],
    [1, { exclusiveMinimum: 1 }, '"x" must be more than 1.'],
    [3, { multipleOf: 2 }, '"x" must be a multiple of 2.'],
    ['', { minLength: 1 }, '"x" must have at least 1 characters.'],
    [[1, 2], { maxItems: 1 }, '"x" must have at most 1 items.'],
    [[1, 'a'], { items: { type: 'integer' } }, '"x[1]" must be of type integer.'],
    [{}, { required: ['y'] }, '"x" must have "y".'],
    [{ y: 'a' }, { properties: { y: { type: 'integer' } } }, '"x.y" must be of type integer.'],
  ])('%j for %j is refused with what it may be', (value, schema, problem) => {
    expect(problemWith(value, schema, 'x')).toBe(problem);
  });

  it.each([null, {}, { type: 'unheard' }, { multipleOf: 0 }, { pattern: '((a+)+)+$' }, { enum: 'x' }, ENDLESS])(
    'is left to the engine where %j does not show it',
    (schema) => {
      expect(problemWith([[[[[[[[['a']]]]]]]]], schema, 'x')).toBeUndefined();
    },
  );
});
