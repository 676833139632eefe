import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { ApiKeys } from './api-keys.js';
import { readKeys } from './key-entry.js';

const OLD = 'old-key-0123456789';
const NEW = 'new_key~+/0123456789==';

describe('API keys', () => {
  it('leave control open where there are none', () => {
    expect(new ApiKeys().isControlOpen).toBe(true);
    expect(ApiKeys.of(OLD).isControlOpen).toBe(false);
  });

  it('are known among others that a client shows', () => {
    const keys = ApiKeys.of(OLD, `ci:create:${NEW}`);
    expect(keys.known(['a-proxy-of-its-own', NEW])).toMatchObject([{ name: 'ci', scope: 'create' }]);
    expect(keys.known([NEW, OLD])).toMatchObject([{ name: 'ci' }, { name: 'key-1', scope: 'admin' }]);
    expect(keys.known([])).toEqual([]);
  });

  it.each([
    { name: 'a key with something after it', shown: `${OLD}x` },
    { name: 'a key without its end', shown: OLD.slice(0, -1) },
    { name: 'a key in other case', shown: OLD.toUpperCase() },
    { name: 'the whole entry', shown: `ci:create:${NEW}` },
    { name: 'both keys with the comma between them', shown: `${OLD},${NEW}` },
    { name: 'a key after a line break', shown: `\n${OLD}` },
    { name: 'a megabyte', shown: 'x'.repeat(1_000_000) },
    { name: 'other characters', shown: '\u0000🗝'.repeat(10) },
  ])('do not know $name', ({ shown }) => {
    expect(ApiKeys.of(OLD, `ci:create:${NEW}`).known([shown])).toEqual([]);
  });

  it('cannot be read from what holds them', () => {
    const keys = ApiKeys.of(OLD, `ci:create:${NEW}`);
    const shown = [inspect(keys, { showHidden: true, depth: 9 }), JSON.stringify({ keys }), inspect(keys.known([OLD]))];
    for (const text of shown) {
      expect(text).not.toContain(OLD);
      expect(text).not.toContain(NEW);
    }
  });
});

describe('keys that are replaced', () => {
  /** Which of these clients have lost their key, of those that each showed some. */
  function lostBy(replacement: readonly string[], clients: readonly (readonly string[])[]): unknown {
    const keys = ApiKeys.of(OLD, `ci:create:${NEW}`);
    const lost: (readonly string[])[] = [];
    keys.onRemoval((isLost) => lost.push(...clients.filter(isLost)));
    const read = readKeys(replacement);
    if ('mistake' in read) throw new Error(read.mistake);
    keys.replace(read.keys);
    return lost;
  }

  it('are lost to those who showed nothing else that is known', () => {
    expect(lostBy([OLD], [[OLD], [NEW], [NEW, OLD], [NEW, 'never-known-0815'], ['never-known-0815'], []])).toEqual([
      [NEW],
      [NEW, 'never-known-0815'],
    ]);
  });

  it('are not lost where only names, scopes or further keys change', () => {
    expect(lostBy([`a:control:${OLD}`, `b:admin:${NEW}`, 'c:create:another-key-0815'], [[OLD], [NEW]])).toEqual([]);
  });

  it('cannot be replaced by none, which would open control', () => {
    const keys = ApiKeys.of(OLD);
    expect(() => keys.replace([])).toThrow('Keys can only be replaced by keys');
    expect(keys.isControlOpen).toBe(false);
  });
});
