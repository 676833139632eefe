import { isJsonObject } from '#libs/protocol';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import type { Chance } from './chance.js';
import type { Ask } from './evidence.js';

const WAIT_LIMIT_MS = 30_000;

/** Stands before the agents, and writes down every question before anybody thinks about it. */
export class CountingAgent implements AsyncDisposable {
  readonly asks: Ask[] = [];
  /** How often the agents behind it did not answer. */
  failures = 0;
  /** Half of the answers take so long at most, in milliseconds: time to be killed in. */
  thinkingMs = 0;

  private constructor(
    private readonly server: Server,
    private readonly behind: string,
    private readonly chance: Chance,
    readonly url: string,
  ) {
    server.on('request', (request, response) => void this.serve(request, response));
  }

  static async before(behind: string, chance: Chance): Promise<CountingAgent> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('No port was given.');
    return new CountingAgent(server, behind, chance, `http://127.0.0.1:${address.port}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const path = request.url ?? '/';
      const gameId = /^\/games\/([^/]+)\/decide$/.exec(path)?.[1];
      const body = request.method === 'POST' ? await text(request) : undefined;
      if (gameId !== undefined && body !== undefined) await this.note(gameId, body);
      const answer = await this.passOn(path, body);
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    } catch {
      // The agents or their caller were killed: both are expected here.
      this.failures += 1;
      response.writeHead(502, { 'content-type': 'application/json' }).end('{"detail":"nobody thinks here"}');
    }
  }

  private async note(gameId: string, body: string): Promise<void> {
    this.asks.push({ gameId, at: Date.now(), question: questionIn(body) });
    if (this.thinkingMs > 0 && this.chance.happens(0.5)) await delay(this.chance.between(1, this.thinkingMs));
  }

  private async passOn(path: string, body: string | undefined): Promise<Response> {
    const signal = AbortSignal.timeout(WAIT_LIMIT_MS);
    if (body === undefined) return fetch(this.behind + path, { signal });
    const headers = { 'content-type': 'application/json' };
    return fetch(this.behind + path, { method: 'POST', headers, body, signal });
  }
}

/** A digest of a request without what may differ when it is made again: the time left, and the order of the fields. */
export function questionIn(body: string): string {
  const { deadline_ms: _, ...question } = JSON.parse(body) as Record<string, unknown>;
  const canonical = JSON.stringify(question, (_key, value: unknown) => (isJsonObject(value) ? sorted(value) : value));
  return createHash('sha256').update(canonical).digest('base64url');
}

function sorted(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
