import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Environment } from '#libs/service';
import { apiKeysIn, corsOriginsIn, publicUrlIn, trustedProxiesIn, watchModeIn } from './settings.js';

function read<T>(parse: (env: Environment) => T, name: string, value: string | undefined): T {
  const env = new Environment({ [`ORCHESTRATOR_${name}`]: value });
  const parsed = parse(env);
  env.throwIfWrong();
  return parsed;
}

describe('ORCHESTRATOR_CORS_ORIGINS', () => {
  it.each([
    [undefined, ['*']],
    ['*', ['*']],
    ['https://A.example:443/, http://localhost:5173', ['https://a.example', 'http://localhost:5173']],
    ['*,https://a.example', ['*', 'https://a.example']],
  ])('%j is %j', (value, origins) => {
    expect(read(corsOriginsIn, 'CORS_ORIGINS', value)).toEqual(origins);
  });

  it.each([',', 'a.example', 'null', 'https://a.example/path', 'https://*.example', 'https://u:p@a.example'])(
    'may not be %j',
    (value) => {
      expect(() => read(corsOriginsIn, 'CORS_ORIGINS', value)).toThrow(/ORCHESTRATOR_CORS_ORIGINS must be/);
    },
  );
});

describe('ORCHESTRATOR_PUBLIC_URL', () => {
  it.each([
    [undefined, undefined],
    ['https://Arena.example/', 'https://arena.example'],
    ['http://arena.example:8080/a/b//', 'http://arena.example:8080/a/b'],
  ])('%j is %j', (value, url) => {
    expect(read(publicUrlIn, 'PUBLIC_URL', value)).toBe(url);
  });

  it.each([
    'arena.example',
    'ftp://a.example',
    'https://a.example/?q',
    'https://a.example/#f',
    'https://u:secret@a.example',
  ])('may not be %j, and is not repeated', (value) => {
    expect(() => read(publicUrlIn, 'PUBLIC_URL', value)).toThrow(/ORCHESTRATOR_PUBLIC_URL must be/);
    expect(() => read(publicUrlIn, 'PUBLIC_URL', value)).not.toThrow(/secret/);
  });
});

describe('ORCHESTRATOR_TRUST_PROXY', () => {
  it('names addresses and ranges of both families', () => {
    const trusts = read(trustedProxiesIn, 'TRUST_PROXY', '192.0.2.7, 10.0.0.0/8,fd00::/8,::1');
    for (const address of ['192.0.2.7', '::ffff:192.0.2.7', '10.9.9.9', 'fd12::1', '::1']) {
      expect(trusts(address, 0)).toBe(true);
    }
    for (const address of ['192.0.2.8', '11.0.0.1', 'fe80::1', '127.0.0.1', '']) expect(trusts(address, 0)).toBe(false);
  });

  it('names nobody unless it is set', () => {
    expect(read(trustedProxiesIn, 'TRUST_PROXY', undefined)('127.0.0.1', 0)).toBe(false);
  });

  it.each(['true', '1', 'loopback', 'proxy.example', '10.0.0.0/33', '0.0.0.0/0', '300.1.1.1', 'fd00::/129', '*'])(
    'may not be %j',
    (value) => {
      expect(() => read(trustedProxiesIn, 'TRUST_PROXY', value)).toThrow(/ORCHESTRATOR_TRUST_PROXY has/);
    },
  );
});

describe('ORCHESTRATOR_API_KEYS_FILE', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'keys-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function fileWith(text: string): string {
    const path = join(folder, 'keys');
    writeFileSync(path, text);
    return path;
  }

  it('names a file with an entry on each line', () => {
    const keys = read(apiKeysIn, 'API_KEYS_FILE', fileWith('# of us\nci:create:a-key-of-somebody\nb-key-of-somebody'));
    expect(keys.known(['a-key-of-somebody', 'b-key-of-somebody'])).toMatchObject([
      { name: 'ci', scope: 'create' },
      { name: 'key-2', scope: 'admin' },
    ]);
  });

  it.each(['', '# none', 'hunter2', 'ci:root:hunter2-hunter2-hunter2'])('stops the start where it holds %j', (text) => {
    const start = (): unknown => read(apiKeysIn, 'API_KEYS_FILE', fileWith(text));
    expect(start).toThrow(/ORCHESTRATOR_API_KEYS_FILE must name a file/);
    expect(start).not.toThrow(/hunter2/);
  });

  it('stops the start where it is missing, and beside the variable', () => {
    expect(() => read(apiKeysIn, 'API_KEYS_FILE', '/hunter2/none')).toThrow(/cannot be read \(ENOENT\)/);
    const env = new Environment({
      ORCHESTRATOR_API_KEYS_FILE: fileWith('a-key-of-somebody'),
      ORCHESTRATOR_API_KEYS: 'b-key-of-somebody',
    });
    apiKeysIn(env);
    expect(() => env.throwIfWrong()).toThrow('ORCHESTRATOR_API_KEYS and ORCHESTRATOR_API_KEYS_FILE are both set');
  });
});

describe('ORCHESTRATOR_WATCH', () => {
  it('is open unless it is set', () => {
    expect(read(watchModeIn, 'WATCH', undefined)).toBe('open');
    const env = new Environment({ ORCHESTRATOR_WATCH: 'keys', ORCHESTRATOR_API_KEYS: 'a-key-of-somebody' });
    expect(watchModeIn(env)).toBe('keys');
    expect(() => env.throwIfWrong()).not.toThrow();
  });

  it('needs the keys that it asks for, and one of its words', () => {
    expect(() => read(watchModeIn, 'WATCH', 'keys')).toThrow(/set ORCHESTRATOR_API_KEYS or ORCHESTRATOR_API_KEYS_FILE/);
    expect(() => read(watchModeIn, 'WATCH', 'closed')).toThrow('ORCHESTRATOR_WATCH must be one of open, keys');
  });
});
