import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { jsonIn } from './json-in-text.js';

describe('JSON in a text', () => {
  it.each<[string, readonly object[]]>([
    ['{"a": 1}', [{ a: 1 }]],
    ['```json\n{"a": 1}\n``` or {"b": {"c": 2}}', [{ a: 1 }, { b: { c: 2 } }]],
    ['{a} {"b": 1}', [{ b: 1 }]],
    ['{"a": "line\nbreak\tand \\"quote\\""}', [{ a: 'line\nbreak\tand "quote"' }]],
    ['{"a": [1, 2,], "b": ", }",}', [{ a: [1, 2], b: ', }' }]],
    ['{"a": {"b": 1}, "c', []],
    ['{\n  "a": {"b": 1}', []],
    ['{ orange {"b": 1}', [{ b: 1 }]],
    ['[{"a": 1}]', [{ a: 1 }]],
    ['{}', [{}]],
    ['}{', []],
  ])('of %j is %j', (text, objects) => {
    expect(jsonIn(text).objects).toEqual(objects);
  });

  it.each([
    [49, [{ a: 1 }]],
    [50, []],
  ])('is found after %i opening braces or not', (braces, objects) => {
    expect(jsonIn(`${'{ '.repeat(braces)}{"a": 1}`).objects).toEqual(objects);
  });

  it('of a megabyte of braces takes no time to speak of', () => {
    const began = performance.now();
    expect(jsonIn('{'.repeat(1024 * 1024)).objects).toEqual([]);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('leaves what is around it', () => {
    expect(jsonIn('one {"a": 1} two {b} three')).toEqual({ objects: [{ a: 1 }], around: 'one \n two {b} three' });
  });

  it('is found whatever it holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), (object) => {
        const text = JSON.stringify(object);
        expect(jsonIn(`Well, ${text} it is.`).objects).toEqual([JSON.parse(text)]);
      }),
    );
  });
});
