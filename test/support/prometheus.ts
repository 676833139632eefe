import { spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { endWithUs, freePort } from '../../libs/service/src/testing/index.js';

/** How long Prometheus may take to start, and to have scraped. */
const WITHIN_MS = 60_000;
const POLL_MS = 100;

export interface Scraped {
  /** `host:port` */
  readonly target: string;
  readonly path?: string;
  readonly bearerToken?: string;
}

/** A real Prometheus of its own, which scrapes one target each half second. */
export class Prometheus implements AsyncDisposable {
  private constructor(
    private readonly port: number,
    private readonly end: () => Promise<void>,
  ) {}

  static async scraping({ target, path = '/metrics', bearerToken }: Scraped): Promise<Prometheus> {
    const folder = await mkdtemp(join(tmpdir(), 'prometheus-'));
    const file = join(folder, 'prometheus.yml');
    const job = {
      job_name: 'orchestrator',
      metrics_path: path,
      static_configs: [{ targets: [target] }],
      ...(bearerToken !== undefined && { authorization: { credentials: bearerToken } }),
    };
    // YAML takes JSON.
    await writeFile(file, JSON.stringify({ global: { scrape_interval: '500ms' }, scrape_configs: [job] }));
    const port = await freePort();
    const words = [
      `--config.file=${file}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ];
    const child = spawn('prometheus', words, { stdio: 'ignore' });
    endWithUs(child, { folder });
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    return new Prometheus(port, async () => {
      child.kill();
      await exited;
    });
  }

  /** What a query answers, as soon as that is something. Empty if it is nothing for a minute. */
  async answerTo(query: string): Promise<readonly unknown[]> {
    const giveUpAt = performance.now() + WITHIN_MS;
    for (;;) {
      const answer = await this.ask(`query?query=${encodeURIComponent(query)}`);
      const { result = [] } = (answer ?? {}) as { readonly result?: readonly unknown[] };
      if (result.length > 0 || performance.now() > giveUpAt) return result;
      await delay(POLL_MS);
    }
  }

  /** The names of all metrics that it has. */
  async names(): Promise<ReadonlySet<string>> {
    return new Set((await this.ask('label/__name__/values')) as readonly string[]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }

  /** Undefined while it does not listen yet. */
  private async ask(what: string): Promise<unknown> {
    const answer = await fetch(`http://127.0.0.1:${this.port}/api/v1/${what}`).catch(() => undefined);
    if (answer?.ok !== true) return undefined;
    return ((await answer.json()) as { readonly data: unknown }).data;
  }
}
