import { describe, expect, it } from '@jest/globals';
import { PublicAddress } from './public-address.js';
import { arrival } from './testing/arrival.js';

const PROXY = '192.0.2.9';
const proxied = new PublicAddress(undefined, (address) => address === PROXY);
const FORWARDED = {
  host: '127.0.0.1:3000',
  'x-forwarded-host': 'arena.example:8443',
  'x-forwarded-proto': 'https',
  'x-forwarded-prefix': '/games/arena/',
};

describe('the address of the server', () => {
  it('is the one that was set, whatever a request has in its headers', () => {
    const fixed = new PublicAddress('https://fixed.example/a', () => true);
    expect(fixed.of(arrival({ headers: FORWARDED }))).toBe('https://fixed.example/a');
    expect(fixed.linkBase(arrival({ headers: { host: 'other.example' } }))).toBe('https://fixed.example/a');
  });

  it('is the one that a trusted proxy forwards', () => {
    const request = arrival({ headers: FORWARDED, from: PROXY });
    expect(proxied.of(request)).toBe('https://arena.example:8443/games/arena');
    expect(proxied.linkBase(request)).toBe('https://arena.example:8443/games/arena');
  });

  it('is the Host of the request where an unknown proxy forwards another', () => {
    const request = arrival({ headers: FORWARDED, from: '192.0.2.10' });
    expect(proxied.of(request)).toBe('http://127.0.0.1:3000');
    expect(proxied.linkBase(request)).toBe('');
  });

  it.each([
    ['the last of several hosts', { 'x-forwarded-host': 'evil.example, arena.example' }, 'http://arena.example'],
    ['TLS for a websocket', { 'x-forwarded-proto': 'WSS' }, 'https://own.example'],
    ['no scheme that it does not know', { 'x-forwarded-proto': 'javascript' }, 'http://own.example'],
    ['no host that is none', { 'x-forwarded-host': 'arena.example/../x' }, 'http://own.example'],
    ['no host with a user', { 'x-forwarded-host': 'me@arena.example' }, 'http://own.example'],
    ['no empty host', { 'x-forwarded-host': '' }, 'http://own.example'],
    ['no prefix without a slash', { 'x-forwarded-prefix': 'arena' }, 'http://own.example'],
    ['no prefix that leads elsewhere', { 'x-forwarded-prefix': '//evil.example' }, 'http://own.example'],
    ['no prefix with markup', { 'x-forwarded-prefix': '/"><script>' }, 'http://own.example'],
    ['no prefix without end', { 'x-forwarded-prefix': '/a'.repeat(200) }, 'http://own.example'],
    ['no prefix for a slash', { 'x-forwarded-prefix': '/' }, 'http://own.example'],
  ])('takes from a proxy %s', (_, headers, address) => {
    expect(proxied.of(arrival({ headers: { host: 'own.example', ...headers }, from: PROXY }))).toBe(address);
  });
});

describe('a page is our own', () => {
  it('by the scheme that a proxy names', () => {
    const request = arrival({ headers: FORWARDED, from: PROXY });
    expect(proxied.isOwnOrigin('https://arena.example:8443', request)).toBe(true);
    expect(proxied.isOwnOrigin('http://arena.example:8443', request)).toBe(false);
    expect(proxied.isOwnOrigin('https://arena.example', request)).toBe(false);
  });
});

describe('a request that arrives on a loopback address', () => {
  it.each(['localhost:3000', '127.0.0.1', '[::1]:3000', 'app.localhost', 'LocalHost.'])('may be for %s', (host) => {
    expect(new PublicAddress().knowsHost(arrival({ headers: { host }, at: '127.0.0.1' }))).toBe(true);
    expect(new PublicAddress().knowsHost(arrival({ headers: { host }, at: '::1' }))).toBe(true);
  });

  it.each(['rebind.example:3000', '127.0.0.1.rebind.example', '192.0.2.1', 'not a host', ''])(
    'may not be for %j',
    (host) => {
      expect(new PublicAddress().knowsHost(arrival({ headers: { host }, at: '::ffff:127.0.0.1' }))).toBe(false);
      expect(new PublicAddress().knowsHost(arrival({ headers: { host } }))).toBe(true);
    },
  );

  it('may be for the name that was set, at any port', () => {
    const fixed = new PublicAddress('https://arena.example');
    expect(fixed.knowsHost(arrival({ headers: { host: 'arena.example:3000' }, at: '127.0.0.1' }))).toBe(true);
    expect(fixed.knowsHost(arrival({ headers: { host: 'rebind.example' }, at: '127.0.0.1' }))).toBe(false);
  });

  it('may be for any name that a trusted proxy forwards', () => {
    const headers = { host: 'arena.example', 'x-forwarded-for': '192.0.2.1' };
    expect(proxied.knowsHost(arrival({ headers, from: PROXY, at: '127.0.0.1' }))).toBe(true);
    expect(proxied.knowsHost(arrival({ headers, from: '127.0.0.1', at: '127.0.0.1' }))).toBe(false);
    expect(proxied.knowsHost(arrival({ headers: { host: 'arena.example' }, from: PROXY, at: '127.0.0.1' }))).toBe(
      false,
    );
  });

  it('may be without a Host, as old monitors send it', () => {
    expect(new PublicAddress().knowsHost(arrival({ at: '127.0.0.1' }))).toBe(true);
  });
});
