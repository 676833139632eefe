import { describe, expect, it } from '@jest/globals';
import type { IncomingHttpHeaders } from 'node:http';
import { PageAccess } from './page-access.js';
import { type Arrival, PublicAddress } from './public-address.js';
import { arrival } from './testing/arrival.js';

const LISTED = 'https://front.example';
const EVIL = 'https://evil.example';

function ask(origins: readonly string[], headers: IncomingHttpHeaders, address = new PublicAddress()): string {
  const pages = new PageAccess(origins, address);
  const request: Arrival = arrival({ headers: { host: 'arena.example', ...headers } });
  const denial = pages.denialOf(request);
  expect(pages.denialOf(request)).toBe(denial);
  if (denial === undefined) return 'controls';
  expect(denial).toMatchObject({ status: 403, code: 'origin_not_allowed' });
  expect(denial.detail).toContain('ORCHESTRATOR_CORS_ORIGINS');
  return pages.mayRead(request) ? 'reads' : 'neither';
}

describe('without a list', () => {
  it.each<[string, IncomingHttpHeaders]>([
    ['a client that is no browser', {}],
    ['an address that somebody typed', { 'sec-fetch-site': 'none' }],
    ['our own page', { origin: 'http://arena.example' }],
    ['our own page, through TLS that ends before us', { origin: 'https://arena.example' }],
    ['our own page, by Sec-Fetch-Site', { 'sec-fetch-site': 'same-origin' }],
    ['a page on this machine', { origin: 'http://localhost:5173', 'sec-fetch-site': 'cross-site' }],
    ['a page at another loopback address', { origin: 'https://127.1.2.3:1' }],
    ['a page at an IPv6 loopback address', { origin: 'http://[::1]:5173' }],
    ['a page at a mapped loopback address', { origin: 'http://[::ffff:127.0.0.1]' }],
  ])('%s controls', (_, headers) => {
    expect(ask(['*'], headers)).toBe('controls');
  });

  it.each<[string, IncomingHttpHeaders]>([
    ['a page of another site', { origin: EVIL }],
    ['a page without an origin', { origin: 'null' }],
    ['an empty origin', { origin: '' }],
    ['a page at another port', { origin: 'http://arena.example:8080' }],
    ['a page that begins like ours', { origin: 'http://arena.example.evil.example' }],
    ['a page that begins like this machine', { origin: 'http://localhost.evil.example' }],
    ['a page of an application', { origin: 'app://localhost' }],
    ['two origins, one of them ours', { origin: 'http://arena.example, https://evil.example' }],
    ['a foreign page that hides its origin', { 'sec-fetch-site': 'cross-site' }],
    ['a page of a neighbour that hides its origin', { 'sec-fetch-site': 'same-site' }],
    ['a value that no browser sends', { 'sec-fetch-site': 'friendly' }],
    ['a foreign page with Sec-Fetch-Site of our own', { origin: EVIL, 'sec-fetch-site': 'same-origin' }],
  ])('%s only reads', (_, headers) => {
    expect(ask(['*'], headers)).toBe('reads');
  });

  it('a page is compared with the address that clients know', () => {
    const known = new PublicAddress('https://games.example/arena');
    expect(ask(['*'], { origin: 'https://games.example' }, known)).toBe('controls');
    expect(ask(['*'], { origin: 'http://games.example' }, known)).toBe('reads');
    expect(ask(['*'], { origin: 'http://arena.example' }, known)).toBe('controls');
  });
});

describe('with a list', () => {
  it.each<[string, IncomingHttpHeaders, string]>([
    ['a listed page', { origin: LISTED }, 'controls'],
    ['a listed page in other case and with its port', { origin: 'HTTPS://Front.example:443' }, 'controls'],
    ['a client that is no browser', {}, 'controls'],
    ['our own page', { origin: 'http://arena.example' }, 'reads'],
    ['our own page, by Sec-Fetch-Site', { 'sec-fetch-site': 'same-origin' }, 'reads'],
    ['a page on this machine', { origin: 'http://localhost:5173' }, 'neither'],
    ['the listed page without TLS', { origin: 'http://front.example' }, 'neither'],
    ['the listed page at another port', { origin: 'https://front.example:8443' }, 'neither'],
    ['the listed page by its full name', { origin: 'https://front.example.' }, 'neither'],
    ['a page below the listed one', { origin: 'https://a.front.example' }, 'neither'],
    ['a page without an origin', { origin: 'null' }, 'neither'],
  ])('%s', (_, headers, outcome) => {
    expect(ask([LISTED], headers)).toBe(outcome);
  });

  it('with * among others anybody reads, and the others control, too', () => {
    expect(ask(['*', LISTED], { origin: LISTED })).toBe('controls');
    expect(ask(['*', LISTED], { origin: 'http://arena.example' })).toBe('controls');
    expect(ask(['*', LISTED], { origin: EVIL })).toBe('reads');
  });
});
