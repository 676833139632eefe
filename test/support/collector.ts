import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { freePort } from '../../libs/service/src/testing/index.js';
import { Python } from './python.js';
import { until } from './until.js';

/** A span as the collector passed it on, decoded by the official definitions of OTLP. */
export interface CollectedSpan {
  readonly resource: Readonly<Record<string, string>>;
  readonly name: string;
  /** 1 internal, 2 server, 3 client, 5 consumer */
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  /** Empty where it begins a trace. */
  readonly parentSpanId: string;
  readonly traceState: string;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly events: readonly unknown[];
  /** 2 where it has failed. */
  readonly status: number;
}

/** A real collector, Rotel (PyPI), which sends what it receives on to a receiver of our own. */
export class Collector implements AsyncDisposable {
  private constructor(
    readonly url: string,
    readonly spans: readonly CollectedSpan[],
    private readonly children: readonly ChildProcess[],
  ) {}

  static async start(): Promise<Collector> {
    const python = await Python.with('otlp-requirements.txt');
    const spans: CollectedSpan[] = [];
    const receiver = python.start('otlp_receiver.py');
    const behind = await portOf(receiver, spans);
    const [http, grpc] = [await freePort(), await freePort()];
    const words = {
      'otlp-http-endpoint': `127.0.0.1:${http}`,
      'otlp-grpc-endpoint': `127.0.0.1:${grpc}`,
      'batch-timeout': '50ms',
      exporter: 'otlp',
      'otlp-exporter-protocol': 'http',
      'otlp-exporter-endpoint': `http://127.0.0.1:${behind}`,
    };
    const args = Object.entries(words).flatMap(([name, value]) => [`--${name}`, value]);
    const rotel = await python.startOf('rotel', 'rotel-agent', ['start', ...args]);
    rotel.stdout?.resume();
    const url = `http://127.0.0.1:${http}`;
    const listens = async (): Promise<boolean> => (await fetch(url).catch(() => undefined)) !== undefined;
    await until((isThere) => isThere, listens);
    return new Collector(url, spans, [rotel, receiver]);
  }

  /** Resolves with the spans of this name as soon as `count` of them have arrived. */
  async named(name: string, count = 1): Promise<readonly CollectedSpan[]> {
    return this.those((span) => span.name === name, count);
  }

  async those(match: (span: CollectedSpan) => boolean, count = 1): Promise<readonly CollectedSpan[]> {
    return until(
      (found) => found.length >= count,
      async () => setImmediate(this.spans.filter(match)),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of this.children) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGKILL');
      await once(child, 'close');
    }
  }
}

/** The first line has the port, each further one a span. */
async function portOf({ stdout }: ChildProcess, spans: CollectedSpan[]): Promise<number> {
  if (stdout === null) throw new Error('The receiver has no output.');
  const lines = createInterface(stdout);
  const [first] = (await once(lines, 'line')) as [string];
  lines.on('line', (line) => {
    if (line !== '') spans.push(JSON.parse(line) as CollectedSpan);
  });
  return (JSON.parse(first) as { readonly port: number }).port;
}
