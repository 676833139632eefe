import { describe, expect, it } from '@jest/globals';
import { isPlainLine, plainJson, plainLine, plainText } from './plain-text.js';

describe('untrusted text', () => {
  it.each([
    ['a\u0000b\u001b[2Jc', 'ab[2Jc'],
    [' two\r\n\tlines\u2028more ', 'two lines more'],
    ['evil\u202egnp.exe\u202c', 'evilgnp.exe'],
    ['\u2066a\u2069\u200e\u200f\u061c', 'a'],
    ['👩\u200d🚀 שלום', '👩\u200d🚀 שלום'],
    ['\u0007', null],
    [7, null],
  ])('%j is the line %j', (text, line) => {
    expect(plainLine(text, 100)).toBe(line);
  });

  it('is cut to its length, but not in the middle of a character', () => {
    expect(plainLine('ab🎲', 3)).toBe('ab');
  });

  it('may keep its lines', () => {
    expect(plainText('a\n\tb\u0000\u202ec\r')).toBe('a\n\tbc');
  });

  it('loses halves of characters, which not every database takes', () => {
    expect(plainText('a\ud83d b\udc00')).toBe('a b');
    expect(plainLine('a\ud83db', 10)).toBe('ab');
  });

  it.each([
    ['a b  c', true],
    ['שלום', true],
    ['', true],
    ['a\nb', false],
    ['a\u2028b', false],
    ['a\u202e', false],
    ['\ud800', false],
    ['\u0085', false],
  ])('%j can be shown as it is: %s', (text, isPlain) => {
    expect(isPlainLine(text)).toBe(isPlain);
  });
});

describe('untrusted JSON', () => {
  it('has plain texts and names at every level, and is the same object where it had them', () => {
    const hostile = { a: ['x\u202e', { 'b\u0000': 'c\u0007' }], n: 1, no: null, yes: true };
    expect(plainJson(hostile)).toEqual({ a: ['x', { b: 'c' }], n: 1, no: null, yes: true });
    const plain = { a: ['x\n', { b: 'c' }], n: 1, no: null };
    expect(plainJson(plain)).toBe(plain);
  });

  it('has texts of bounded length where that is wanted', () => {
    expect(plainJson({ a: ['xxxxx', 'yyy'] }, 4)).toEqual({ a: ['xxxx', 'yyy'] });
  });

  it('cannot reach an object’s prototype', () => {
    const given: unknown = JSON.parse('{"__proto__": {"polluted": "x\\u0000"}, "a": "b\\u0000"}');
    const plain = plainJson(given);
    expect(Object.getPrototypeOf(plain)).toBe(Object.prototype);
    expect(JSON.stringify(plain)).toBe('{"__proto__":{"polluted":"x"},"a":"b"}');
  });
});
