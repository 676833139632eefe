import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Environment } from './environment.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('a secret in a file', () => {
  it('is read as if its variable held it, without the line break at its end', () => {
    const env = new Environment({ URL_FILE: file('url', 'postgres://u:p@db/games\r\n\n') }, ['URL']);
    expect(env.isSet('URL')).toBe(true);
    expect(env.checkedText('URL', () => undefined)).toBe('postgres://u:p@db/games');
    expect(() => env.throwIfWrong()).not.toThrow();
  });

  it('is read for secrets only, and an empty variable counts as missing', () => {
    const path = file('x', 'hunter2');
    const env = new Environment({ PORT_FILE: path, KEY_FILE: path, KEY: ' ', NONE_FILE: '  ' }, ['KEY', 'NONE']);
    expect([env.isSet('PORT'), env.optionalText('KEY'), env.isSet('NONE')]).toEqual([false, 'hunter2', false]);
    expect(() => env.throwIfWrong()).not.toThrow();
  });

  it.each([
    { name: 'beside the variable', variables: { KEY: 'hunter2' }, reason: 'KEY and KEY_FILE are both set' },
    { name: 'that is missing', variables: { KEY_FILE: '/hunter2/none' }, reason: 'cannot be read (ENOENT)' },
    { name: 'that is a folder', variables: { KEY_FILE: tmpdir() }, reason: 'no file' },
    { name: 'that never ends', variables: { KEY_FILE: '/dev/zero' }, reason: 'no file' },
    { name: 'with a path that is none', variables: { KEY_FILE: 'hunter2\0' }, reason: 'cannot be read' },
  ])('stops the start $name, without showing anything of it', ({ variables, reason }) => {
    const env = new Environment({ KEY_FILE: file('key', 'hunter2'), ...variables }, ['KEY']);
    expect(() => env.throwIfWrong()).toThrow(reason);
    expect(() => env.throwIfWrong()).toThrow(/KEY_FILE/);
    expect(() => env.throwIfWrong()).not.toThrow(/hunter2/);
  });

  it.each([
    { name: 'nothing', content: '\n', reason: 'empty' },
    { name: 'more than any secret', content: 'x'.repeat(65_537), reason: 'more than 65536 bytes' },
  ])('stops the start where the file holds $name', ({ content, reason }) => {
    const env = new Environment({ KEY_FILE: file('odd', content) }, ['KEY']);
    expect(() => env.throwIfWrong()).toThrow(reason);
  });
});
