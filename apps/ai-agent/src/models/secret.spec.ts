import { describe, expect, it } from '@jest/globals';
import { withoutSecrets } from './secret.js';

describe("a provider's words in a log", () => {
  it.each([
    ['the key', 'Incorrect key: abc.def+1!', 'abc.def+1', 'Incorrect key: [key]!'],
    ['the key twice', 'abcdefgh, abcdefgh', 'abcdefgh', '[key], [key]'],
    ['a short key, which is no part of words', 'an extra x', 'x', 'an extra [key]'],
    ['what looks like a key', 'sk-1234***5678 and Bearer abc', undefined, '[key] and [key]'],
    ['control characters', 'one\n\ttwo\u0007', undefined, 'one two'],
    ['no key at all', 'no', '', 'no'],
  ])('are free of %s', (_, providerMessage, key, line) => {
    expect(withoutSecrets(providerMessage, key)).toBe(line);
  });

  it('are cut to a length', () => {
    expect(withoutSecrets('x'.repeat(500), undefined)).toHaveLength(200);
  });
});
