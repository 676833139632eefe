import { describe, expect, it } from '@jest/globals';
import { plainLine, plainText } from './plain-text.js';

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
});
