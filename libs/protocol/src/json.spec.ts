import { describe, expect, it } from '@jest/globals';
import { isDeeperThan, isSameJson } from './json.js';

const json = (text: string): unknown => JSON.parse(text);

describe('JSON values', () => {
  it.each([
    ['0', '-0'],
    ['1.5', '1.50'],
    ['"é"', '"\\u00e9"'],
    ['[[1, [2]], null]', '[[1,[2]],null]'],
    ['{"a": 1, "b": {"c": [1]}}', '{"b": {"c": [1]}, "a": 1}'],
    ['{"a": 1, "b": null}', '{"a": 1}'],
    ['{"__proto__": {"x": 1}}', '{"__proto__": {"x": 1}}'],
  ])('%s and %s are the same', (one, other) => {
    expect(isSameJson(json(one), json(other))).toBe(true);
    expect(isSameJson(json(other), json(one))).toBe(true);
  });

  it.each([
    ['1', '"1"'],
    ['0', 'false'],
    ['null', '{}'],
    ['[]', '{}'],
    ['[1, 2]', '[2, 1]'],
    ['[1]', '[1, null]'],
    ['{"a": 1}', '{"a": 1, "b": 2}'],
    ['{"a": {"b": 1}}', '{"a": {"b": 2}}'],
    ['{"__proto__": {}}', '{}'],
    ['{"__proto__": {"x": 1}}', '{"__proto__": {"x": 2}}'],
    ['{"constructor": {}}', '{"a": {}}'],
    ['"é"', '"e\\u0301"'],
  ])('%s and %s are not', (one, other) => {
    expect(isSameJson(json(one), json(other))).toBe(false);
    expect(isSameJson(json(other), json(one))).toBe(false);
  });

  it('are as deep as their lists and objects are nested', () => {
    const nested = json(`${'['.repeat(5_000)}${']'.repeat(5_000)}`);
    expect(isDeeperThan(16, nested)).toBe(true);
    expect(isDeeperThan(2, { a: [1] })).toBe(false);
    expect(isDeeperThan(1, { a: [1] })).toBe(true);
    expect(isDeeperThan(0, 'text')).toBe(false);
  });
});
