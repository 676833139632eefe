import { describe, expect, it } from '@jest/globals';
import { assert, jsonValue, property } from 'fast-check';
import { applyPatch, isPatchOperation } from './apply-patch.js';
import { patchBetween } from './patch-between.js';

describe('a JSON patch', () => {
  it.each([
    { op: 'test', path: '/deep', value: { a: 1 }, result: { list: [1, 2], deep: { a: 1 } } },
    { op: 'replace', path: '', value: 3, result: 3 },
    { op: 'add', path: '/list/1', value: 9, result: { list: [1, 9, 2], deep: { a: 1 } } },
    { op: 'add', path: '/list/-', value: 9, result: { list: [1, 2, 9], deep: { a: 1 } } },
    { op: 'remove', path: '/list/0', result: { list: [2], deep: { a: 1 } } },
    { op: 'replace', path: '/deep/a', value: 3, result: { list: [1, 2], deep: { a: 3 } } },
    { op: 'remove', path: '/deep/a', result: { list: [1, 2], deep: {} } },
    { op: 'move', from: '/list/0', path: '/deep/b', result: { list: [2], deep: { a: 1, b: 1 } } },
    { op: 'copy', from: '/list/0', path: '/deep/b', result: { list: [1, 2], deep: { a: 1, b: 1 } } },
    { op: 'add', path: '/deep/x~1y~0z', value: 1, result: { list: [1, 2], deep: { a: 1, 'x/y~z': 1 } } },
  ] as const)('$op $path changes a copy', ({ result, ...operation }) => {
    const document = { list: [1, 2], deep: { a: 1 } };
    expect(applyPatch(document, [operation])).toEqual(result);
    expect(document).toEqual({ list: [1, 2], deep: { a: 1 } });
  });

  it.each([
    { op: 'replace', path: '/a/b' },
    { op: 'add', path: '/list/3' },
    { op: 'add', path: '/list/4000000000' },
    { op: 'replace', path: '/list/2' },
    { op: 'remove', path: '/list/-1' },
    { op: 'add', path: '/list/first' },
    { op: 'add', path: '/list/01' },
    { op: 'add', path: '/list/1/deeper' },
    { op: 'add', path: 'list' },
    { op: 'replace', path: '/constructor' },
    { op: 'test', path: '/list' },
    { op: 'move', path: '/list/0' },
    { op: 'move', path: '/list/0', from: '/list' },
    { op: 'copy', path: '/list/0', from: '/nothing' },
  ] as const)('that does not apply is an error: $op $path', (operation) => {
    expect(() => applyPatch({ list: [1, 2] }, [{ ...operation, value: 1 }])).toThrow(RangeError);
  });

  it('makes the second of two values out of the first, whatever they are', () => {
    assert(
      property(jsonValue(), jsonValue(), (before, after) => {
        expect(applyPatch(before, patchBetween(before, after))).toEqual(after);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves the parts that it does not change as they are, by identity', () => {
    const document = { list: [{ a: 1 }, { b: 2 }], other: {} };
    const result = applyPatch(document, [{ op: 'replace', path: '/list/0/a', value: 3 }]);
    expect(result).toEqual({ list: [{ a: 3 }, { b: 2 }], other: {} });
    expect((result as typeof document).other).toBe(document.other);
  });

  it('adds a field named __proto__ and leaves the prototype of objects alone', () => {
    const result = applyPatch({}, [{ op: 'add', path: '/__proto__', value: { polluted: true } }]);
    expect(JSON.stringify(result)).toBe('{"__proto__":{"polluted":true}}');
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    const outside = { op: 'add', path: '/__proto__/polluted', value: true } as const;
    expect(() => applyPatch({}, [outside])).toThrow(RangeError);
  });

  it.each([
    null,
    [],
    {},
    { op: 'dance', path: '' },
    { op: 'add' },
    { op: 'move', path: '', from: 1 },
    { op: 'toString', path: '' },
  ])('has no operation like %j', (value) => {
    expect(isPatchOperation(value)).toBe(false);
  });
});
