import { describe, expect, it } from '@jest/globals';
import { entriesIn, isApiKey, readKeys } from './key-entry.js';

const A = 'a-key-of-somebody';
const B = 'b-key-of-somebody';

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

describe('entries of keys', () => {
  it.each([
    { entries: [A, B], keys: ['key-1:admin', 'key-2:admin'] },
    { entries: [A, A], keys: ['key-1:admin', 'key-2:admin'] },
    { entries: [`ci:create:${A}`, `ops:control:${B}`], keys: ['ci:create', 'ops:control'] },
    { entries: [`ci:create:${A}`, `ci:create:${B}`], keys: ['ci:create', 'ci:create'] },
    { entries: [`C.i-1_x:admin:${A}`], keys: ['C.i-1_x:admin'] },
  ])('give $keys', ({ entries, keys }) => {
    const read = readKeys(entries);
    expect('keys' in read && read.keys.map(({ name, scope }) => `${name}:${scope}`)).toEqual(keys);
  });

  it.each([
    { name: 'nothing at all', entries: [], mistake: 'there is no key' },
    { name: 'a key that is too short', entries: [A, 'hunter2'], mistake: 'entry 2 is neither a key nor' },
    { name: 'a scope that there is not', entries: [`hunter2:root:${A}`], mistake: 'entry 1 is neither a key nor' },
    { name: 'a scope in capitals', entries: [`hunter2:ADMIN:${A}`], mistake: 'entry 1 is neither a key nor' },
    { name: 'no scope', entries: [`hunter2:${A}`], mistake: 'entry 1 is neither a key nor' },
    { name: 'no name', entries: [`:admin:${A}`], mistake: 'entry 1 is neither a key nor' },
    { name: 'no key', entries: ['hunter2:admin:'], mistake: 'entry 1 is neither a key nor' },
    { name: 'a part too many', entries: [`hunter2:admin:x:${A}`], mistake: 'entry 1 is neither a key nor' },
    { name: 'a name with spaces', entries: [`hunter 2:admin:${A}`], mistake: 'entry 1 is neither a key nor' },
    { name: 'a name that is too long', entries: [`${'n'.repeat(41)}:admin:${A}`], mistake: 'entry 1 is neither' },
    { name: 'the name of a key without one', entries: [A, `Key-1:create:${B}`], mistake: 'entry 2 is neither' },
    { name: 'one name with two scopes', entries: [`x:admin:${A}`, `x:create:${B}`], mistake: 'entry 2 gives another' },
    { name: 'one key with two names', entries: [`x:admin:${A}`, `y:admin:${A}`], mistake: 'entry 2 repeats the key' },
    { name: 'a bare key that has a scope', entries: [A, `x:create:${A}`], mistake: 'entry 2 repeats the key' },
    { name: 'very many', entries: Array.from({ length: 1_001 }, () => A), mistake: 'more than 1000' },
  ])('are refused with $name, by their place and without their text', ({ entries, mistake }) => {
    const read = readKeys(entries);
    const found = 'mistake' in read ? read.mistake : 'none';
    expect(found).toContain(mistake);
    expect(found).not.toMatch(/hunter|somebody/);
  });

  it('stand on a line each in a file, beside comments and line breaks of any system', () => {
    const text = `# keys\r\n\r\n  ${A}  # of the first\r\nci:create:${B}\r\n#${A}\n`;
    expect(entriesIn(text)).toEqual([A, `ci:create:${B}`]);
    expect(entriesIn('# none\n\n')).toEqual([]);
  });
});
