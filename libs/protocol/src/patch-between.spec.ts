import { describe, expect, it } from '@jest/globals';
import { assert, jsonValue, property } from 'fast-check';
import { applyPatch, type Operation } from 'rfc6902';
import { patchBetween } from './patch-between.js';

/** The rfc6902 package, here as an independent implementation, refuses `__proto__`: a careless one would change the prototype. */
const json = jsonValue({ noUnicodeString: false }).filter((value) => !JSON.stringify(value).includes('__proto__'));

describe('the patch between two values', () => {
  it('makes the second out of the first, whatever they are', () => {
    assert(
      property(json, json, (before, after) => {
        const document = { root: structuredClone(before) };
        const results = applyPatch(document, patchBetween({ root: before }, { root: after }) as Operation[]);
        expect(results.filter((error) => error !== null)).toEqual([]);
        expect(document).toEqual({ root: after });
      }),
      { numRuns: 1_000 },
    );
  });

  it('is empty where nothing changed', () => {
    assert(property(json, (value) => expect(patchBetween(value, structuredClone(value))).toEqual([])));
  });

  it.each([
    {
      what: 'a changed field deep inside',
      before: { players: [{ cash: 1, at: 0 }, { cash: 2 }] },
      after: { players: [{ cash: 1, at: 7 }, { cash: 2 }] },
      patch: [{ op: 'replace', path: '/players/0/at', value: 7 }],
    },
    {
      what: 'fields that come and go',
      before: { old: 1, both: 2 },
      after: { both: 2, new: null },
      patch: [
        { op: 'remove', path: '/old' },
        { op: 'add', path: '/new', value: null },
      ],
    },
    {
      what: 'a list that grows and one that shrinks',
      before: { a: [1], b: [1, 2, 3] },
      after: { a: [1, 2], b: [1] },
      patch: [
        { op: 'add', path: '/a/-', value: 2 },
        { op: 'remove', path: '/b/2' },
        { op: 'remove', path: '/b/1' },
      ],
    },
    {
      what: 'keys with signs that paths use',
      before: { 'a/b': 1, 'c~d': 1 },
      after: { 'a/b': 2, 'c~d': 2 },
      patch: [
        { op: 'replace', path: '/a~1b', value: 2 },
        { op: 'replace', path: '/c~0d', value: 2 },
      ],
    },
    {
      what: 'a field that is undefined, as one that is not there',
      before: { a: undefined, b: 1 },
      after: { a: 1, b: undefined },
      patch: [
        { op: 'remove', path: '/b' },
        { op: 'add', path: '/a', value: 1 },
      ],
    },
    {
      what: 'a list in place of an object',
      before: { a: {} },
      after: { a: [] },
      patch: [{ op: 'replace', path: '/a', value: [] }],
    },
  ])('names $what', ({ before, after, patch }) => {
    expect(patchBetween(before, after)).toEqual(patch);
  });
});
