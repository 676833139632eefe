import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { HttpClientModule, HttpFailure, type HttpRequest, JsonHttp } from './index.js';
import { answer, type Behaviour, BEHAVIOURS, refusingUrl, TestServer } from './testing/index.js';

let server: TestServer;
let module: TestingModule;
let http: JsonHttp;

beforeEach(async () => {
  server = await TestServer.start(answer(200, { fine: true }));
  module = await Test.createTestingModule({ imports: [HttpClientModule.register('engine')] }).compile();
  http = module.get(JsonHttp);
});

afterEach(async () => {
  await module.close();
  await server.close();
});

function request(more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'POST', url: `${server.url}/path`, body: { a: 1 }, timeoutMs: 2_000, maxBytes: 100_000, ...more };
}

async function failureOf(sent: Promise<unknown>): Promise<HttpFailure> {
  const failure: unknown = await sent.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof HttpFailure)) throw new Error(`expected an HttpFailure, got ${String(failure)}`);
  return failure;
}

describe('a request', () => {
  it('carries its body as JSON and asks for a plain JSON answer', async () => {
    const got = await http.send(request({ headers: { 'idempotency-key': 'k' } }));
    expect(got.json()).toEqual({ fine: true });
    expect(server.requests).toMatchObject([
      {
        method: 'POST',
        path: '/path',
        body: '{"a":1}',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'accept-encoding': 'identity',
          'idempotency-key': 'k',
        },
      },
    ]);
  });

  it('without a body names no content type', async () => {
    await http.send(request({ body: undefined }));
    expect(server.requests[0]?.headers).not.toHaveProperty('content-type');
    expect(server.requests[0]).toMatchObject({ body: '', headers: { 'content-length': '0' } });
  });

  it('takes over the connection of an earlier one', async () => {
    for (let i = 0; i < 10; i += 1) await http.send(request());
    // Two: undici rests a connection for one turn of the event loop before it uses it again.
    expect(server.connections).toBeLessThanOrEqual(2);
  });

  it('leaves no listener on the signal of its caller', async () => {
    const { signal } = new AbortController();
    await http.send(request({ signal }));
    server.now(BEHAVIOURS.resets);
    await failureOf(http.send(request({ signal })));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('an answer', () => {
  it('of any status is an answer', async () => {
    server.now(answer(503, '<h1>busy</h1>', { 'content-type': 'text/html', 'retry-after': '3' }));
    const got = await http.send(request());
    expect([got.status, got.ok, got.text, got.header('retry-after')]).toEqual([503, false, '<h1>busy</h1>', '3']);
  });

  it('that redirects is not followed', async () => {
    server.now(answer(302, '', { location: '/elsewhere' }));
    expect((await http.send(request())).status).toBe(302);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['', 'answered nothing'],
    ['{"half":', 'answered something that is not JSON'],
  ])('%j is refused where JSON is needed', async (body, message) => {
    server.now(answer(200, body));
    const got = await http.send(request());
    expect(() => got.json()).toThrow(message);
  });

  it('in lines is handed over line by line as it arrives', async () => {
    const lines: string[] = [];
    server.now((response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8' });
      response.write('{"thinking":"h');
      response.write('ä"}\n\n{"a":1}\n{"b"');
      response.end(':2}');
    });
    await http.send(request({ onLine: (line) => lines.push(line) }));
    expect(lines).toEqual(['{"thinking":"hä"}', '{"a":1}', '{"b":2}']);
  });

  it('ends where the reader of its lines throws', async () => {
    server.now((response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      response.write('nonsense\n');
    });
    await expect(http.send(request({ onLine: JSON.parse }))).rejects.toThrow(SyntaxError);
    await server.disconnected(1);
  });
});

describe('a failure', () => {
  const faults: [string, Behaviour, Partial<HttpRequest>, Partial<HttpFailure>][] = [
    [
      'no answer',
      BEHAVIOURS.hangs,
      { timeoutMs: 1_000 },
      { kind: 'timeout', message: 'did not answer within 1000 ms' },
    ],
    ['a body that drips', BEHAVIOURS.drips, { timeoutMs: 1_000 }, { kind: 'timeout' }],
    [
      'a body larger than allowed',
      BEHAVIOURS.isLarge,
      {},
      { kind: 'too_large', message: 'answered 10,000,000 bytes where 100,000 are allowed' },
    ],
    ['a body that grows larger than allowed', BEHAVIOURS.isLargeWithoutSayingSo, {}, { kind: 'too_large' }],
    ['half a body', BEHAVIOURS.closesInTheMiddle, {}, { kind: 'unreachable', message: 'closed the connection' }],
    ['a reset', BEHAVIOURS.resets, {}, { kind: 'unreachable', message: 'closed the connection' }],
    [
      'no HTTP',
      BEHAVIOURS.doesNotSpeakHttp,
      {},
      { kind: 'unreachable', message: 'answered something that is not HTTP' },
    ],
  ];

  it.each(faults)('is named: %s', async (_, behaviour, more, expected) => {
    server.now(behaviour);
    const failure = await failureOf(http.send(request(more)));
    expect(failure).toMatchObject({ ...expected, mayHaveArrived: true });
    await server.disconnected(1);
  });

  it('of a server that is down is known not to have arrived', async () => {
    const failure = await failureOf(http.send(request({ url: await refusingUrl() })));
    expect(failure).toMatchObject({ kind: 'unreachable', message: 'refused the connection', mayHaveArrived: false });
  });

  it.each(['not an address', 'ftp://127.0.0.1/'])('of the address %j is known not to have arrived', async (url) => {
    const failure = await failureOf(http.send(request({ url })));
    expect(failure).toMatchObject({ kind: 'unreachable', mayHaveArrived: false });
  });

  it('of a host that does not exist is known not to have arrived', async () => {
    const failure = await failureOf(http.send(request({ url: 'http://nowhere.invalid/' })));
    expect(failure).toMatchObject({ kind: 'unreachable', mayHaveArrived: false });
  });

  it('does not harm the next request', async () => {
    server.now(BEHAVIOURS.closesInTheMiddle);
    await failureOf(http.send(request()));
    server.now(answer(200, { fine: true }));
    expect((await http.send(request())).ok).toBe(true);
  });
});

describe('a caller that aborts', () => {
  it('gets the failure at once, and the server sees the connection close', async () => {
    const controller = new AbortController();
    server.now(BEHAVIOURS.hangs);
    const sent = failureOf(http.send(request({ signal: controller.signal })));
    await server.received(1);
    controller.abort();
    expect((await sent).kind).toBe('aborted');
    await server.disconnected(1);
  });

  it('in the middle of the body has an effect too', async () => {
    const controller = new AbortController();
    server.now((response) => {
      response.writeHead(200).write('{', () => controller.abort());
    });
    expect((await failureOf(http.send(request({ signal: controller.signal })))).kind).toBe('aborted');
    await server.disconnected(1);
  });

  it('before the request sends nothing', async () => {
    expect((await failureOf(http.send(request({ signal: AbortSignal.abort() })))).kind).toBe('aborted');
    expect(server.requests).toEqual([]);
  });

  it('by shutting the process down has an effect too', async () => {
    server.now(BEHAVIOURS.hangs);
    const sent = failureOf(http.send(request()));
    await server.received(1);
    await module.close();
    expect((await sent).kind).toBe('aborted');
  });
});

describe('health', () => {
  it.each([
    [200, true],
    [204, true],
    [404, true],
    [405, true],
    [501, true],
    [500, false],
    [503, false],
    [302, false],
  ])('status %i is healthy: %p', async (status, healthy) => {
    server.now(answer(status, ''));
    expect(await http.isHealthy(`${server.url}/base/`)).toBe(healthy);
    expect(server.requests[0]).toMatchObject({ method: 'GET', path: '/base/health' });
  });

  it('of a server that is down is bad', async () => {
    expect(await http.isHealthy(await refusingUrl())).toBe(false);
  });
});
