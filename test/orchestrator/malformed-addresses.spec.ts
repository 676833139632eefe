import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Bystander } from '../support/bystander.js';
import { problemIn, type ProblemInShort } from '../support/problem.js';
import { type RawRequest, rawRequest } from '../support/raw-http.js';
import { Table } from '../support/table.js';

interface QueryRow {
  readonly query: string;
  readonly code?: string;
  /** The parameter at fault. */
  readonly path?: string;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64url');
}

const LISTS: readonly QueryRow[] = [
  { query: 'limit=0', path: 'limit' },
  { query: 'limit=101', path: 'limit' },
  { query: 'limit=-1', path: 'limit' },
  { query: 'limit=1.5', path: 'limit' },
  { query: 'limit=abc', path: 'limit' },
  { query: 'limit=', path: 'limit' },
  { query: 'limit=1&limit=2', path: 'limit' },
  { query: 'status=unknown', path: 'status' },
  { query: 'status=', path: 'status' },
  { query: 'status=constructor', path: 'status' },
  { query: 'status=running&status=paused', path: 'status' },
  { query: `cursor=${'x'.repeat(501)}`, path: 'cursor' },
  { query: 'cursor=rubbish', code: 'invalid_cursor' },
  { query: 'cursor=', code: 'invalid_cursor' },
  { query: 'cursor=__proto__', code: 'invalid_cursor' },
  { query: `cursor=${base64('yesterday 1')}`, code: 'invalid_cursor' },
  { query: `cursor=${base64('2026-01-01T00:00:00.000Z \0')}`, code: 'invalid_cursor' },
];

const EVENTS: readonly QueryRow[] = [
  { query: 'after_seq=-1', path: 'after_seq' },
  { query: 'after_seq=1.5', path: 'after_seq' },
  { query: 'after_seq=abc', path: 'after_seq' },
  { query: 'after_seq=1&after_seq=2', path: 'after_seq' },
  { query: 'after_seq=99999999999999999999', path: 'after_seq' },
  { query: 'limit=0', path: 'limit' },
  { query: 'limit=1001', path: 'limit' },
  { query: 'limit=abc', path: 'limit' },
];

const STATES: readonly QueryRow[] = [
  { query: 'seq=-1', path: 'seq' },
  { query: 'seq=1.5', path: 'seq' },
  { query: 'seq=abc', path: 'seq' },
  { query: 'seq=', path: 'seq' },
  { query: 'seq=1e400', path: 'seq' },
  { query: 'seq=1000000', code: 'seq_out_of_range' },
  { query: 'seq=99999999999999999999', path: 'seq' },
];

const QUERIES = [
  ...LISTS.map((row) => ({ route: '/games', ...row })),
  ...EVENTS.map((row) => ({ route: '/games/{id}/events', ...row })),
  ...STATES.map((row) => ({ route: '/games/{id}/state', ...row })),
];

const UNKNOWN_IDS = [
  '00000000-0000-4000-8000-000000000000',
  'nope',
  '0',
  'null',
  '__proto__',
  'constructor',
  'toString',
  '%00',
  '%20',
  '%F0%9F%8E%B2',
  'x'.repeat(100),
  'x'.repeat(101),
  'x'.repeat(5_000),
  '..%2Fx',
  '%2e%2e',
  "'%20OR%201=1--",
];

/** Where these stand, an address is another one. */
const NO_IDS = ['../x', 'a/b'];

interface Route {
  readonly method: string;
  readonly end: string;
  readonly body?: string;
}

const ROUTES: readonly Route[] = [
  { method: 'GET', end: '' },
  { method: 'GET', end: '/result' },
  { method: 'GET', end: '/events' },
  { method: 'GET', end: '/state' },
  { method: 'POST', end: '/stop' },
  { method: 'POST', end: '/pause' },
  { method: 'POST', end: '/resume' },
  { method: 'POST', end: '/step' },
  { method: 'POST', end: '/speed', body: '{"speed":"fast"}' },
];

interface Address {
  readonly method: string;
  readonly path: string;
  /** What it is called where it is too long to be named. */
  readonly called?: string;
}

const UNKNOWN_PATHS: readonly Address[] = [
  { method: 'GET', path: '/nope' },
  { method: 'POST', path: '/nope' },
  { method: 'GET', path: '/games/' },
  { method: 'GET', path: '//games' },
  { method: 'GET', path: '/%00' },
  { method: 'GET', path: '/../../etc/passwd' },
  { method: 'GET', path: '/..%2f..%2fpackage.json' },
  { method: 'GET', path: '/.env' },
  { method: 'GET', path: `/${'x'.repeat(5_000)}`, called: 'a path of 5,000 characters' },
  { method: 'GET', path: '/health/nope' },
];

const WRONG_METHODS: readonly Address[] = [
  { method: 'PUT', path: '/games' },
  { method: 'DELETE', path: '/games' },
  { method: 'POST', path: '/health' },
  { method: 'POST', path: '/' },
  { method: 'DELETE', path: '/games/{id}' },
  { method: 'PATCH', path: '/games/{id}' },
  { method: 'GET', path: '/games/{id}/stop' },
  { method: 'GET', path: '/games/{id}/speed' },
  { method: 'PUT', path: '/games/{id}/speed' },
  { method: 'POST', path: '/games/{id}/state' },
];

const NOT_DECODABLE = ['/%zz', '/games/%zz', '/games/%E0%A4%A', '/games/%zz/events'];

describe('a malformed address', () => {
  let table: Table;
  let bystander: Bystander;

  beforeAll(async () => {
    table = await Table.set();
    bystander = await Bystander.at(table);
  });

  afterAll(() => table[Symbol.asyncDispose]());

  async function problemOf(request: RawRequest): Promise<ProblemInShort> {
    return problemIn(await rawRequest(table.orchestrator.url, request));
  }

  it.each(QUERIES)('GET $route?$query is refused', async ({ route, query, code = 'invalid_request', path }) => {
    const address = `${route.replace('{id}', bystander.id)}?${query}`;
    expect(await problemOf({ path: address })).toEqual({
      status: 400,
      code,
      paths: expect.arrayContaining(path === undefined ? [] : [path]),
    });
  });

  it.each(ROUTES)('$method /games/{id}$end knows no game under an id that was never given out', async (route) => {
    for (const id of UNKNOWN_IDS) {
      const problem = await problemOf({ ...route, path: `/games/${id}${route.end}` });
      expect({ id, ...problem }).toEqual({ id, status: 404, code: 'game_not_found', paths: [] });
    }
  });

  it.each(ROUTES)('$method /games/{id}$end is not there under what is no id', async (route) => {
    for (const id of NO_IDS) {
      const problem = await problemOf({ ...route, path: `/games/${id}${route.end}` });
      expect({ id, ...problem }).toEqual({ id, status: 404, code: 'not_found', paths: [] });
    }
  });

  const addresses = [...UNKNOWN_PATHS, ...WRONG_METHODS].map((address) => ({ called: address.path, ...address }));
  it.each(addresses)('$method $called is not there', async ({ method, path }) => {
    const problem = await problemOf({ method, path: path.replace('{id}', bystander.id) });
    expect(problem).toEqual({ status: 404, code: 'not_found', paths: [] });
  });

  it.each(NOT_DECODABLE)('GET %s is no address', async (path) => {
    expect(await problemOf({ path })).toEqual({ status: 400, code: 'bad_request', paths: [] });
  });

  it('leaves another game as it is, and that one plays to its end', async () => {
    expect(await bystander.now()).toEqual(bystander.before);
    expect(await bystander.eventNames()).toEqual([]);
    expect(await bystander.playedToItsEnd()).toEqual([]);
  });
});
