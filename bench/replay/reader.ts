import { fileURLToPath } from 'node:url';
import { Child } from '../child.js';
import type { Usage } from '../report-usage.js';

export interface ReadOrder {
  readonly url: string;
  /** They ask at the same time, and again after `Retry-After` seconds until they are answered. */
  readonly readers: number;
}

export interface ReadReport {
  /** Of all answers together. */
  readonly bytes: number;
  /** Requests that were answered 429. */
  readonly refused: number;
  readonly seconds: number;
}

/** What reading cost the server. */
export interface ReadCost extends ReadReport {
  /** CPU of the server for one answer, with all refusals before it. */
  readonly cpuMicros: number;
  readonly loopDelayP99: number;
}

/** Readers, in a process of their own. */
export class Readers implements AsyncDisposable {
  private readonly child = Child.fork(fileURLToPath(new URL('reader-process.ts', import.meta.url)));

  async costOf(server: { usage(): Promise<Usage> }, order: ReadOrder): Promise<ReadCost> {
    const before = await server.usage();
    const report = (await this.child.ask(order)) as ReadReport;
    const { cpuMicros, loopDelayP99 } = await server.usage();
    return { ...report, cpuMicros: (cpuMicros - before.cpuMicros) / order.readers, loopDelayP99 };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.child.end();
  }
}
