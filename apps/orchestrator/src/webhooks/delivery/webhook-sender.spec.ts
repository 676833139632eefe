import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook as Receiver } from 'standardwebhooks';
import type { NumberedEvent } from '#libs/protocol';
import { Clock } from '#libs/service';
import { AddressPolicy, allowedPlace, CheckedConnections, HostResolver, signingKey } from '../../agent-client/index.js';
import { answer, type Behaviour, BEHAVIOURS, refusingUrl, TestServer } from '../../http-client/testing/index.js';
import type { Webhook } from '../settings/index.js';
import { CountingMeter } from '../testing/index.js';
import { SenderOptions, type SendOutcome, WebhookSender } from './webhook-sender.js';

const SECRET = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
const OLD = `whsec_${Buffer.alloc(24, 2).toString('base64')}`;
const EVENT: NumberedEvent = {
  seq: 7,
  at: '2026-01-01T00:00:00.000Z',
  event: 'game:stopped',
  payload: { reason: 'é' },
};

/** A name server that answers with what a test has it answer. */
class OneAddress extends HostResolver {
  constructor(private readonly address: string) {
    super();
  }

  async resolve(): ReturnType<HostResolver['resolve']> {
    return Promise.resolve([{ address: this.address, family: 4 }]);
  }
}

describe('a request to a webhook', () => {
  let server: TestServer;
  let meter: CountingMeter;
  let connections: CheckedConnections;
  beforeEach(async () => {
    server = await TestServer.start(answer(204, ''));
    meter = new CountingMeter();
  });
  afterEach(async () => {
    await connections.onApplicationShutdown();
    await server.close();
  });

  /** What comes of one attempt; by default at the server, which is on this machine. */
  async function sent(
    { url = `${server.url}/hook?a=1`, allow = '127.0.0.1', address = '127.0.0.1', timeoutMs = 10_000 } = {},
    signal = new AbortController().signal,
  ): Promise<SendOutcome> {
    const place = allowedPlace(allow);
    const policy = new AddressPolicy(place === undefined ? [] : [place]);
    connections = new CheckedConnections(policy, new OneAddress(address));
    const sender = new WebhookSender(connections, new Clock(), meter, new SenderOptions(timeoutMs));
    const keys = [SECRET, OLD].flatMap((secret) => signingKey(secret) ?? []);
    const webhook: Webhook = { name: 'ops', url, events: ['*'], keys };
    return sender.send(webhook, 'g-1', EVENT, signal);
  }

  it('that never answers ends at the time limit', async () => {
    server.now(BEHAVIOURS.hangs);
    expect(await sent({ timeoutMs: 50 })).toEqual({ kind: 'failed', error: 'did not answer within 50 ms' });
    expect(meter.counted).toEqual(['ops failed']);
  });

  it.each<[string, Behaviour, SendOutcome]>([
    ['500', answer(500, 'no'), { kind: 'failed', error: 'answered 500' }],
    ['410', answer(410, ''), { kind: 'gone', error: 'answered 410' }],
    ['a reset', BEHAVIOURS.resets, { kind: 'failed', error: 'closed the connection' }],
    ['no HTTP', BEHAVIOURS.doesNotSpeakHttp, { kind: 'failed', error: 'answered something that is not HTTP' }],
    ['10 MB with 200', BEHAVIOURS.isLarge, { kind: 'delivered' }],
    ['10 MB of unknown length', BEHAVIOURS.isLargeWithoutSayingSo, { kind: 'delivered' }],
    ['200 and half a body', BEHAVIOURS.closesInTheMiddle, { kind: 'delivered' }],
    ['200 and a body that never ends', BEHAVIOURS.drips, { kind: 'delivered' }],
    ['200 and compressed nonsense', answer(200, 'x', { 'content-encoding': 'gzip' }), { kind: 'delivered' }],
  ])('that answers %s', async (_, behaviour, outcome) => {
    server.now(behaviour);
    expect(await sent()).toEqual(outcome);
  });

  it('follows no redirect', async () => {
    const elsewhere = await TestServer.start(answer(200, ''));
    server.now(answer(307, '', { location: elsewhere.url }));
    expect(await sent()).toEqual({ kind: 'failed', error: 'answered 307: redirects are not followed' });
    expect(elsewhere.requests).toEqual([]);
    await elsewhere.close();
  });

  it('fails where nobody listens', async () => {
    expect(await sent({ url: await refusingUrl() })).toEqual({ kind: 'failed', error: 'refused the connection' });
  });

  it('is not sent to a name that leads to a private address', async () => {
    const { port } = new URL(server.url);
    const outcome = await sent({ url: `http://hooks.example:${port}/`, allow: '10.0.0.1' });
    expect(outcome).toEqual({ kind: 'failed', error: 'leads to a loopback address' });
    expect(server.connections).toBe(0);
  });

  it('fails at a certificate that nobody vouches for', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'certificate-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const what = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=hooks.example'];
    execFileSync('openssl', [...what, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    const files = { key: readFileSync(key), cert: readFileSync(cert) };
    await rm(folder, { recursive: true });
    const secure = createServer(files, (_, response) => response.end());
    await once(secure.listen(0, '127.0.0.1'), 'listening');
    const place = secure.address();
    const port = typeof place === 'object' ? place?.port : 0;
    const outcome = await sent({ url: `https://hooks.example:${port}/` });
    expect(outcome).toEqual({ kind: 'failed', error: expect.stringMatching(/^could not be reached \(.*SELF_SIGNED/) });
    secure.close();
  });

  it('that is called off counts as none', async () => {
    server.now(BEHAVIOURS.hangs);
    const abort = new AbortController();
    const attempt = sent({}, abort.signal);
    await server.received(1);
    abort.abort();
    expect(await attempt).toEqual({ kind: 'aborted' });
    expect(meter.counted).toEqual([]);
  });

  it('is verified by a library of Standard Webhooks, with each of its secrets', async () => {
    expect(await sent()).toEqual({ kind: 'delivered' });
    const [{ path, headers, body } = { path: '', headers: {}, body: '' }] = server.requests;
    expect(path).toBe('/hook?a=1');
    expect(headers['content-type']).toBe('application/json');
    const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    for (const secret of [SECRET, OLD])
      expect(new Receiver(secret).verify(body, given)).toEqual({
        type: 'game:stopped',
        timestamp: EVENT.at,
        data: { reason: 'é', game_id: 'g-1', seq: 7, at: EVENT.at },
      });
    expect(given['webhook-id']).toBe('g-1_7_ops');
    expect(() => new Receiver(`whsec_${Buffer.alloc(24, 3).toString('base64')}`).verify(body, given)).toThrow(
      'signature',
    );
  });
});
