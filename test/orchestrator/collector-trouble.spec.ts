import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { HttpFixture } from '../fixtures/http-fixture.js';
import { type LogLine, logNotingModule } from '../support/log-lines.js';
import { Table } from '../support/table.js';
import { until } from '../support/until.js';

/** The program has ten seconds for its end. */
const END_MS = 8_000;

interface Trouble {
  readonly url: string;
  close(): Promise<void>;
}

/** Milliseconds between two bytes of an answer that never ends. */
const DRIP_MS = 20;

async function overHttp(handle: Parameters<typeof HttpFixture.start>[0]): Promise<Trouble> {
  const fixture = await HttpFixture.start(handle);
  return { url: fixture.url, close: () => fixture.stop() };
}

/** Each connection is reset as soon as something arrives on it. */
async function resetting(): Promise<Trouble> {
  const server: Server = createServer((socket: Socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.resetAndDestroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

const TROUBLES: Readonly<Record<string, () => Promise<Trouble>>> = {
  'is dead': async () => ({ url: 'http://127.0.0.1:1', close: async () => undefined }),
  'answers 500': () => overHttp((_request, response) => void response.writeHead(500).end('no')),
  'answers 503 with Retry-After': () =>
    overHttp((_request, response) => void response.writeHead(503, { 'retry-after': '3600' }).end()),
  'takes connections and answers nothing': () => overHttp(() => undefined),
  'answers byte by byte': () =>
    overHttp((_request, response) => {
      response.writeHead(200);
      const dripping = setInterval(() => response.write('.'), DRIP_MS);
      response.once('close', () => clearInterval(dripping));
    }),
  'resets connections': resetting,
};

describe('a collector', () => {
  const open: Trouble[] = [];
  afterEach(async () => {
    for (const trouble of open.splice(0)) await trouble.close();
  });

  it.each(Object.keys(TROUBLES))(
    'that %s stops no game, is reported once, and its lost spans are counted',
    async (name) => {
      const trouble = await TROUBLES[name]?.();
      if (trouble === undefined) throw new Error(name);
      open.push(trouble);
      const lines: LogLine[] = [];
      const otel = {
        EXPORTER_OTLP_ENDPOINT: trouble.url,
        EXPORTER_OTLP_TIMEOUT: '300',
        BSP_SCHEDULE_DELAY: '20',
        BSP_MAX_EXPORT_BATCH_SIZE: '16',
      };
      await using table = await Table.set({ otel, engine: { turns: 4 }, modules: [logNotingModule(lines)] });
      const { spectator } = await table.watchedGame();
      await spectator.until(({ event }) => event === 'game:ended');
      const dropped = async (): Promise<number> => {
        const text = await (await fetch(`${table.orchestrator.url}/metrics`)).text();
        return Number(/^orchestrator_spans_dropped_total\{reason="export_failed"\} (\d+)$/m.exec(text)?.[1]);
      };
      await until((count) => count >= 32, dropped);
      expect(lines.filter(({ message }) => message.startsWith('spans '))).toEqual([
        expect.objectContaining({ message: 'spans do not arrive, and are dropped', reason: 'export_failed' }),
      ]);
      const began = performance.now();
      await table.orchestrator.close();
      expect(performance.now() - began).toBeLessThan(END_MS);
    },
  );

  it('that is slow has spans waiting, up to a number', async () => {
    const trouble = await overHttp(() => undefined);
    open.push(trouble);
    const otel = { EXPORTER_OTLP_ENDPOINT: trouble.url, BSP_SCHEDULE_DELAY: '20', BSP_MAX_QUEUE_SIZE: '10' };
    await using table = await Table.set({ otel, engine: { turns: 4 } });
    const { spectator } = await table.watchedGame();
    await spectator.until(({ event }) => event === 'game:ended');
    const text = await (await fetch(`${table.orchestrator.url}/metrics`)).text();
    expect(text).toMatch(/^orchestrator_spans_dropped_total\{reason="queue_full"\} [1-9]\d*$/m);
  });

  it('that comes back gets the next spans, which one line reports', async () => {
    let status = 500;
    let taken = 0;
    const trouble = await overHttp((request, response) => {
      request.resume();
      if (status === 200) taken += 1;
      response.writeHead(status).end();
    });
    open.push(trouble);
    const lines: LogLine[] = [];
    const otel = { EXPORTER_OTLP_ENDPOINT: trouble.url, BSP_SCHEDULE_DELAY: '20' };
    await using table = await Table.set({ otel, modules: [logNotingModule(lines)] });
    const ask = async (): Promise<readonly string[]> => {
      await table.rest.get('/games');
      return lines.map(({ message }) => message).filter((message) => message.startsWith('spans '));
    };
    await until((messages) => messages.length === 1, ask);
    status = 200;
    const messages = await until((found) => found.length === 2, ask);
    expect(messages).toEqual(['spans do not arrive, and are dropped', 'spans arrive again']);
    expect(taken).toBeGreaterThan(0);
  });

  it('gets the headers that are set, and no span of what is no work of ours', async () => {
    const given: unknown[] = [];
    const trouble = await overHttp((request, response) => {
      given.push([request.method, request.url, request.headers.authorization, request.headers['content-type']]);
      request.resume();
      response.writeHead(200).end();
    });
    open.push(trouble);
    const otel = {
      EXPORTER_OTLP_ENDPOINT: `${trouble.url}/below`,
      EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20t0ken',
    };
    await using table = await Table.set({ otel });
    await table.rest.get('/health/live');
    await table.rest.get('/games');
    await table.orchestrator.close();
    expect(given).toEqual([['POST', '/below/v1/traces', 'Bearer t0ken', 'application/x-protobuf']]);
  });
});
