import { mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PinoLog } from '#libs/service';
import { ApiKeys } from './api-keys.js';
import { KeyFile, readKeyFile } from './key-file.js';

const OLD = 'the-key-in-use-0815';
const NEW = 'the-key-that-follows';

let folder: string;
let path: string;
let lines: unknown[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
  path = join(folder, 'keys');
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A server that was started with this file. */
function started(text: string): { keys: ApiKeys; file: KeyFile } {
  writeFileSync(path, text);
  const read = readKeyFile(path);
  if ('mistake' in read) throw new Error(read.mistake);
  const keys = new ApiKeys(read.keys, { path, text: read.text });
  const log = PinoLog.named('test', 'info', { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { keys, file: new KeyFile(keys, log) };
}

describe('the file of API keys', () => {
  it('is read again when it changes, and logs that once, without any key', () => {
    const { keys, file } = started(`ops:control:${OLD}`);
    file.reload();
    expect(lines).toEqual([]);
    writeFileSync(path, `ops:admin:${OLD}\nci:create:${NEW}\n`);
    file.reload();
    file.reload();
    expect(keys.known([OLD, NEW])).toMatchObject([{ scope: 'admin' }, { name: 'ci', scope: 'create' }]);
    expect(lines).toMatchObject([{ keys: ['ops:admin', 'ci:create'] }]);
    expect(JSON.stringify(lines)).not.toMatch(/the-key/);
  });

  it('is read by its path each time, as Kubernetes swaps a link', () => {
    const { keys, file } = started(OLD);
    writeFileSync(join(folder, 'next'), NEW);
    unlinkSync(path);
    symlinkSync('next', path);
    file.reload();
    expect(keys.known([OLD, NEW])).toHaveLength(1);
    writeFileSync(join(folder, 'newest'), OLD);
    symlinkSync('newest', join(folder, 'swap'));
    renameSync(join(folder, 'swap'), path);
    file.reload();
    expect(keys.known([OLD])).toHaveLength(1);
    expect(keys.known([NEW])).toHaveLength(0);
  });

  it.each([
    { name: 'half a key', change: () => writeFileSync(path, 'ops:control:the-k'), mistake: 'entry 1 is neither' },
    { name: 'nothing', change: () => writeFileSync(path, ''), mistake: 'the file is empty' },
    { name: 'comments alone', change: () => writeFileSync(path, '# none'), mistake: 'there is no key' },
    { name: 'two megabytes', change: () => writeFileSync(path, '#'.repeat(2e6)), mistake: 'more than 1048576 bytes' },
    { name: 'no file any more', change: () => unlinkSync(path), mistake: 'cannot be read (ENOENT)' },
  ])('leaves the keys as they are where it holds $name, and warns once', ({ change, mistake }) => {
    const { keys, file } = started(OLD);
    change();
    file.reload();
    file.reload();
    expect(keys.known([OLD])).toHaveLength(1);
    expect(lines).toMatchObject([{ level: 40, mistake: expect.stringContaining(mistake) }]);
    expect(JSON.stringify(lines)).not.toMatch(/the-k/);
    writeFileSync(path, NEW);
    file.reload();
    expect(keys.known([NEW])).toHaveLength(1);
  });

  it('is not looked for where the keys come from a variable', () => {
    const log = PinoLog.named('test', 'info', { write: (line: string) => void lines.push(JSON.parse(line)) });
    new KeyFile(ApiKeys.of(OLD), log).reload();
    expect(lines).toEqual([]);
  });
});
