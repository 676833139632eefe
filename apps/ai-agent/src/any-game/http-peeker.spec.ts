import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpPeeker } from './http-peeker.js';
import { PeekPolicy } from './peek-policy.js';
import type { Peeked } from './peeker.js';

const ACTION = { type: 'drop_disc', column: 3 };
const STATE = { players: [{ id: 'p' }], winner_id: 'p' };
const UNAVAILABLE: Peeked = { kind: 'unavailable' };

describe('asking an orchestrator what a move leads to', () => {
  const peeker = new HttpPeeker(new PeekPolicy());
  let server: Server;
  let behave: RequestListener;
  const requests: { method: string | undefined; url: string | undefined; body: unknown }[] = [];

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body: unknown = JSON.parse(Buffer.concat(await request.toArray()).toString());
    requests.push({ method: request.method, url: request.url, body });
    behave(request, response);
  };

  beforeEach(async () => {
    requests.splice(0);
    server = createServer((request, response) => void serve(request, response));
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  afterAll(() => peeker.onApplicationShutdown());

  const port = (): number => (server.address() as AddressInfo).port;
  const peek = async (host = '127.0.0.1', signal = new AbortController().signal): Promise<Peeked> =>
    peeker.peek({ url: `http://${host}:${port()}/games/g/peek`, playerId: 'p', action: ACTION, signal });
  const answering =
    (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): RequestListener =>
    (_, response) =>
      void response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));

  it.each([
    ['the state', STATE],
    ['an object that has it', { state: STATE }],
  ])('sends the player and the action, and reads %s', async (_, body) => {
    behave = answering(200, body);
    expect(await peek()).toMatchObject({ kind: 'state', state: STATE });
    expect(requests).toEqual([{ method: 'POST', url: '/games/g/peek', body: { player_id: 'p', action: ACTION } }]);
  });

  it('finds an orchestrator by a name of this machine', async () => {
    behave = answering(200, STATE);
    expect(await peek('localhost')).toMatchObject({ kind: 'state' });
  });

  it.each([400, 422])('takes a %d for a refusal of this move', async (status) => {
    behave = answering(status, { code: 'invalid_action' });
    expect(await peek()).toEqual({ kind: 'refused' });
  });

  it.each<[string, number, unknown, Readonly<Record<string, string>>]>([
    ['cannot be peeked into', 409, { code: 'peek_unavailable' }, {}],
    ['has no such page', 404, '', {}],
    ['has failed', 500, 'x', {}],
    ['wants no more questions', 429, '', {}],
    ['answers no state', 200, { status: 'ok' }, {}],
    ['answers no JSON', 200, '<html>', {}],
    ['answers a list', 200, [STATE], {}],
    ['answers too much', 200, `{"players":[],"x":"${'x'.repeat(1_048_576)}"}`, {}],
    ['answers elsewhere', 307, '', { location: 'http://127.0.0.1:9/games/g/peek' }],
  ])('learns nothing where the game %s', async (_, status, body, headers) => {
    behave = answering(status, body, headers);
    expect(await peek()).toEqual(UNAVAILABLE);
    expect(requests).toHaveLength(1);
  });

  it('does not wait for more than its time, whether nothing comes or no end', async () => {
    for (const partly of [false, true]) {
      behave = (_, response) => void (partly && response.writeHead(200).write('{'));
      const controller = new AbortController();
      const answer = peek('127.0.0.1', controller.signal);
      await once(server, 'request');
      controller.abort();
      expect(await answer).toEqual(UNAVAILABLE);
    }
  });

  it('answers the same for an address that is not allowed as for one where nobody is', async () => {
    const ask = async (url: string): Promise<Peeked> =>
      peeker.peek({ url, playerId: 'p', action: ACTION, signal: new AbortController().signal });
    expect(await ask('http://169.254.169.254/games/g/peek')).toEqual(UNAVAILABLE);
    expect(await ask('http://127.0.0.1:9/games/g/peek')).toEqual(UNAVAILABLE);
    expect(await ask('http://no-such-name.invalid/games/g/peek')).toEqual(UNAVAILABLE);
  });

  it('connects to no address that a name turns out to have and that is not allowed', async () => {
    behave = answering(200, STATE);
    // A policy that accepts the name, and no address: as for a name that leads elsewhere.
    class NoAddress extends PeekPolicy {
      override allows(): boolean {
        return false;
      }
    }
    const wary = new HttpPeeker(new NoAddress());
    const question = { playerId: 'p', action: ACTION, signal: new AbortController().signal };
    expect(await wary.peek({ ...question, url: `http://localhost:${port()}/games/g/peek` })).toEqual(UNAVAILABLE);
    expect(requests).toEqual([]);
    await wary.onApplicationShutdown();
  });
});
