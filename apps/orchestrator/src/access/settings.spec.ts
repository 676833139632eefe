import { describe, expect, it } from '@jest/globals';
import { Environment } from '#libs/service';
import { corsOriginsIn, publicUrlIn, trustedProxiesIn } from './settings.js';

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
