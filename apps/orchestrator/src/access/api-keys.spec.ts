import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { ApiKeys, isApiKey } from './api-keys.js';

const OLD = 'old-key-0123456789';
const NEW = 'new_key~+/0123456789==';

describe('API keys', () => {
  it('open control to everybody where there are none', () => {
    const keys = new ApiKeys([]);
    expect(keys.isControlOpen).toBe(true);
    expect(keys.denialOf([])).toBeUndefined();
    expect(keys.denialOf(['anything'])).toBeUndefined();
  });

  it('let in a client that shows one of them, also among others', () => {
    const keys = new ApiKeys([OLD, NEW]);
    for (const shown of [[OLD], [NEW], ['a-proxy-of-its-own', NEW]]) expect(keys.denialOf(shown)).toBeUndefined();
  });

  it('answer a missing key with 401 and an unknown one with 403', () => {
    const keys = new ApiKeys([OLD, NEW]);
    expect(keys.denialOf([])).toMatchObject({ status: 401, code: 'api_key_missing' });
    expect(keys.denialOf(['neither-of-the-two'])).toMatchObject({ status: 403, code: 'api_key_unknown' });
  });

  it.each([
    { name: 'a key with something after it', shown: `${OLD}x` },
    { name: 'a key without its end', shown: OLD.slice(0, -1) },
    { name: 'a key in other case', shown: OLD.toUpperCase() },
    { name: 'both keys with the comma between them', shown: `${OLD},${NEW}` },
    { name: 'a key after a line break', shown: `\n${OLD}` },
    { name: 'a megabyte', shown: 'x'.repeat(1_000_000) },
    { name: 'other characters', shown: '\u0000🗝'.repeat(10) },
  ])('do not know $name', ({ shown }) => {
    expect(new ApiKeys([OLD, NEW]).denialOf([shown])?.code).toBe('api_key_unknown');
  });

  it('cannot be read from what holds them, nor from a refusal', () => {
    const keys = new ApiKeys([OLD]);
    const shown = [
      inspect(keys, { showHidden: true, depth: 9 }),
      JSON.stringify({ keys }),
      keys.denialOf([NEW])?.detail,
    ];
    for (const text of shown) {
      expect(text).not.toContain(OLD);
      expect(text).not.toContain(NEW);
    }
  });
});

describe('a key', () => {
  it.each([
    { name: 'is 16 characters long', text: 'x'.repeat(16), isOne: true },
    { name: 'is not 15 long', text: 'x'.repeat(15), isOne: false },
    { name: 'is 256 long', text: 'x'.repeat(256), isOne: true },
    { name: 'is not 257 long', text: 'x'.repeat(257), isOne: false },
    { name: 'may be base64', text: '3q2+7/3q2+7/3q2+7w==', isOne: true },
    { name: 'has no spaces', text: 'sixteen letters and more', isOne: false },
    { name: 'has no quotes', text: '"quoted-by-mistake"', isOne: false },
    { name: 'has no line break at its end', text: 'x'.repeat(16) + '\n', isOne: false },
    { name: 'is ASCII', text: 'schlüssel-ohne-umlaute', isOne: false },
  ])('$name', ({ text, isOne }) => {
    expect(isApiKey(text)).toBe(isOne);
  });
});
