import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { HttpClientModule, type HttpRequest, JsonHttp } from './index.js';
import { OK, type RawBehaviour, RawServer } from './testing/raw-server.js';

const writes =
  (...pieces: readonly string[]): RawBehaviour =>
  (socket) => {
    const [first, ...others] = pieces;
    if (first === undefined) return;
    socket.setNoDelay();
    socket.write(first, () => setImmediate(() => writes(...others)(socket)));
  };
const closes: RawBehaviour = (socket) => void socket.end();
const resets: RawBehaviour = (socket) => void socket.resetAndDestroy();
const hangs: RawBehaviour = () => undefined;
const writesAndCloses =
  (text: string): RawBehaviour =>
  (socket) =>
    void socket.end(text);

/** undici gives a connection back a moment after the answer has been read. */
const connectionIsFree = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

let server: RawServer;
let module: TestingModule;
let http: JsonHttp;
beforeEach(async () => {
  module = await Test.createTestingModule({ imports: [HttpClientModule.register('engine')] }).compile();
  http = module.get(JsonHttp);
});
afterEach(async () => {
  await module.close();
  await server.close();
});

async function serving(...behaviours: readonly RawBehaviour[]): Promise<void> {
  server = await RawServer.start(...behaviours);
}

const ask = async (more: Partial<HttpRequest> = {}): Promise<unknown> => {
  const request = { method: 'POST', url: `${server.url}/`, body: {}, timeoutMs: 30_000, maxBytes: 10_000 } as const;
  return (await http.send({ ...request, isRepeatable: true, ...more })).json();
};

describe('a request whose connection closes before the first byte of the answer', () => {
  it.each([
    ['closed', closes],
    ['reset', resets],
  ])('is sent again on a fresh connection when a kept-alive one is %s', async (_, breaks) => {
    await serving(writes(OK), writes(OK), breaks, writes(OK));
    for (let count = 0; count < 3; count += 1) {
      expect(await ask()).toEqual({ fine: true });
      await connectionIsFree();
    }
    expect(server.requests).toEqual([1, 1, 1, 2]);
  });

  it.each([
    ['closed', closes],
    ['reset', resets],
  ])('is sent again when a new one is %s', async (_, breaks) => {
    await serving(breaks, writes(OK));
    expect(await ask()).toEqual({ fine: true });
    expect(server.requests).toEqual([1, 2]);
  });

  it('is sent again on none of the other connections that were kept alive', async () => {
    await serving(hangs, hangs, closes, writes(OK));
    const both = [ask({ timeoutMs: 100 }), ask({ timeoutMs: 100 })];
    await Promise.allSettled(both);
    expect(await ask()).toEqual({ fine: true });
    expect(new Set(server.requests).size).toBe(4);
  });

  it('fails when that happens twice', async () => {
    await serving(closes);
    await expect(ask()).rejects.toMatchObject({ kind: 'unreachable', message: 'closed the connection' });
    expect(server.requests).toEqual([1, 2]);
  });

  it('fails at its one deadline, however late it was sent again', async () => {
    await serving((socket) => void setTimeout(() => socket.end(), 150), hangs);
    const started = performance.now();
    await expect(ask({ timeoutMs: 300 })).rejects.toMatchObject({ kind: 'timeout', mayHaveArrived: true });
    expect(performance.now() - started).toBeLessThan(450);
    expect(server.requests).toEqual([1, 2]);
  });

  it('is not sent again once nobody waits for it', async () => {
    const waiting = new AbortController();
    await serving((socket) => {
      waiting.abort();
      socket.end();
    }, writes(OK));
    await expect(ask({ signal: waiting.signal })).rejects.toMatchObject({ kind: 'aborted' });
    expect(server.requests).toEqual([1]);
  });

  it('is sent once where a repeat may do harm, and a GET is not such a one', async () => {
    await serving(closes, closes, writes(OK));
    await expect(ask({ isRepeatable: false })).rejects.toMatchObject({ kind: 'unreachable' });
    expect(server.requests).toEqual([1]);
    const get = { method: 'GET', url: `${server.url}/`, timeoutMs: 30_000, maxBytes: 10_000 } as const;
    expect((await http.send(get)).json()).toEqual({ fine: true });
    expect(server.requests).toEqual([1, 2, 3]);
  });
});

describe('a request whose answer has begun', () => {
  it.each([
    'H',
    'HTTP/1.1 2',
    'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n',
    'HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n',
    'HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{"half"',
    'HTTP/1.1 100 Continue\r\n\r\n',
    'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n',
  ])('is never sent again: %j', async (begun) => {
    await serving(writesAndCloses(begun), writes(OK));
    await expect(ask()).rejects.toMatchObject({ kind: 'unreachable', mayHaveArrived: true });
    expect(server.requests).toEqual([1]);
  });

  it('is never sent again when the connection is reset within its head', async () => {
    await serving(
      (socket) => socket.write('HTTP/1.1 200 O', () => setTimeout(() => socket.resetAndDestroy(), 50)),
      writes(OK),
    );
    await expect(ask()).rejects.toMatchObject({ kind: 'unreachable' });
    expect(server.requests).toEqual([1]);
  });
});

describe('an answer', () => {
  const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n';
  const PROCESSING = 'HTTP/1.1 102 Processing\r\n\r\n';
  const HINTS = 'HTTP/1.1 103 Early Hints\r\nlink: </style.css>; rel=preload\r\n\r\n';
  it.each<[string, readonly string[]]>([
    ['100', [CONTINUE, OK]],
    ['100, in one piece with it', [CONTINUE + OK]],
    ['100 twice', [CONTINUE, CONTINUE, OK]],
    ['100 with a header, byte by byte', [...'HTTP/1.1 100 Continue\r\nserver: x\r\n\r\n'.split(''), OK]],
    ['102', [PROCESSING, OK]],
    ['103', [HINTS, OK]],
    ['100, 102 and 103', [CONTINUE, PROCESSING, HINTS, OK]],
    ['nothing, byte by byte', OK.split('')],
  ])('is understood after %s', async (_, pieces) => {
    await serving(writes(...pieces));
    expect(await ask()).toEqual({ fine: true });
    expect(server.requests).toEqual([1]);
  });

  it('without a length ends with its connection', async () => {
    await serving(writesAndCloses('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{"fine":true}'));
    expect(await ask()).toEqual({ fine: true });
  });
});
