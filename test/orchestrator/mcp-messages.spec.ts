import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isJsonObject } from '#libs/protocol';
import { connected, type McpSeat, overHttp, sat } from '../support/mcp-player.js';
import { rawRequest } from '../support/raw-http.js';
import { Table } from '../support/table.js';

let table: Table;
/** Of a game that waits for others. */
let seat: McpSeat;
beforeAll(async () => {
  table = await Table.set({ config: { LIMIT_READ: '0', LIMIT_CONTROL: '0', MAX_SOCKETS_PER_ADDRESS: '20' } });
  const { game_id: id } = await table.rest.createGame({}, [{ open: true }, { open: true }]);
  const client = await connected(overHttp(table.orchestrator.url));
  seat = await sat(client, id, 'Ann');
  await client.close();
});
afterAll(() => table[Symbol.asyncDispose]());

/** A message as it is on the wire. */
const PING = { jsonrpc: '2.0', id: 1, method: 'ping' };
const ACCEPT = { accept: 'application/json, text/event-stream' };

async function posted(body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<[number, unknown]> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...ACCEPT, ...headers }, body: text };
  const response = await fetch(`${table.orchestrator.url}/mcp`, init);
  const answer = await response.text();
  const parsed: unknown = answer.startsWith('{') ? JSON.parse(answer) : {};
  return [response.status, isJsonObject(parsed) ? parsed['code'] : undefined];
}

describe('a message', () => {
  it.each<[string, unknown, Readonly<Record<string, string>>, number, string | undefined]>([
    ['is answered', PING, {}, 200, undefined],
    ['is answered to a page on this machine', PING, { origin: 'http://localhost:5173' }, 200, undefined],
    ['is refused to a page of a stranger', PING, { origin: 'https://evil.example' }, 403, 'origin_not_allowed'],
    ['is refused to a page without an origin', PING, { origin: 'null' }, 403, 'origin_not_allowed'],
    ['is refused as a batch', [PING, PING], {}, 400, 'invalid_request'],
    ['is refused without a body', '', {}, 400, 'invalid_request'],
    ['is refused as no JSON', '{"jsonrpc":', {}, 400, 'bad_request'],
    [
      'is refused as a form',
      'a=b',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'unsupported_media_type',
    ],
    ['is refused when it is too large', { ...PING, params: { a: 'x'.repeat(200_000) } }, {}, 413, 'payload_too_large'],
    ['is refused when it is too deep', `{"a":${'['.repeat(100)}${']'.repeat(100)}}`, {}, 400, 'invalid_request'],
    ['is refused as no message', { hello: 'world' }, {}, 400, undefined],
    ['is refused to those who read no events', PING, { accept: 'application/json' }, 406, undefined],
  ])('%s', async (_, body, headers, status, code) => {
    expect(await posted(body, headers)).toEqual([status, code]);
  });

  it('is refused for a name that leads here by somebody else’s DNS', async () => {
    const headers = { ...ACCEPT, host: 'rebound.example' };
    const body = JSON.stringify(PING);
    const answer = await rawRequest(table.orchestrator.url, { method: 'POST', path: '/mcp', body, headers });
    expect(answer).toMatchObject({ status: 403, body: { code: 'host_not_allowed' } });
  });

  it.each(['GET', 'DELETE'])('by %s is of a session, and there is none', async (method) => {
    const { status, headers } = await fetch(`${table.orchestrator.url}/mcp`, { method, headers: ACCEPT });
    expect([status, headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('with the id of a session of an earlier server is answered as any other', async () => {
    expect(await posted(PING, { 'mcp-session-id': 'of-yesterday', 'mcp-protocol-version': '2025-06-18' })).toEqual([
      200,
      undefined,
    ]);
  });

  it('is refused where an address has too many open, and answered again when they are closed', async () => {
    const gone = new AbortController();
    const wait = { name: 'wait_for_turn', arguments: { ...seat, wait: 50 } };
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: wait });
    const headers = { 'content-type': 'application/json', ...ACCEPT };
    const open = Array.from({ length: 20 }, async () =>
      fetch(`${table.orchestrator.url}/mcp`, { method: 'POST', headers, body, signal: gone.signal }),
    );
    await Promise.all(open);
    expect(await posted(PING)).toEqual([429, 'too_many_requests']);
    gone.abort();
    for (let [status] = await posted(PING); status !== 200;) [status] = await posted(PING);
  });

  it('is one of those that its address may send', async () => {
    await table.restart({ LIMIT_READ: '3' });
    const answers: unknown[] = [];
    for (let message = 0; message < 4; message += 1) answers.push((await posted(PING))[0]);
    expect(answers).toEqual([200, 200, 200, 429]);
  });
});
