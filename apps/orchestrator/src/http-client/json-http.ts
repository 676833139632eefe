import { Injectable } from '@nestjs/common';
import type { Dispatcher } from 'undici';
import { Connections } from './connections.js';
import { endpoint } from './endpoint.js';
import { exchange } from './exchange.js';
import { HttpAnswer } from './http-answer.js';
import { HttpFailure } from './http-failure.js';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** An absolute address; see {@link endpoint}. */
  readonly url: string;
  /** Sent as JSON; left out, the request has no body. */
  readonly body?: unknown;
  /** The body as JSON already, for who has to know its very bytes; instead of `body`. */
  readonly json?: string;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds until the whole answer must be there: connecting, headers and body together. */
  readonly timeoutMs: number;
  /** The largest body that is read, in bytes. */
  readonly maxBytes: number;
  /** Ends the request and closes its socket. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Given the lines of a 2xx application/x-ndjson answer as they arrive, empty ones left out; the answer's text is then
   * empty. What it throws ends the request with that error.
   */
  readonly onLine?: ((line: string) => void) | undefined;
  /** Other connections than the common ones. */
  readonly via?: Dispatcher;
}

const HEALTH_TIMEOUT_MS = 2_000;
const HEALTH_MAX_BYTES = 64 * 1_024;
/** What a service answers that works, but has no health page. */
const NO_SUCH_PAGE = [404, 405, 501];

/** Requests with JSON bodies to other people's services. Redirects are not followed, proxies not asked. */
@Injectable()
export class JsonHttp {
  constructor(private readonly connections: Connections) {}

  /** Sends once. An answer of any status resolves; everything else rejects with HttpFailure. */
  async send(request: HttpRequest): Promise<HttpAnswer> {
    const { status, headers, text } = await exchange(
      request.via ?? this.connections.dispatcher,
      dispatchOf(request),
      request,
    );
    return new HttpAnswer(status, headers, text);
  }

  /** Whether the service at `base` answers GET /health with 2xx within 2 s, or tells that it has no such page. */
  async isHealthy(base: string): Promise<boolean> {
    try {
      const limits = { timeoutMs: HEALTH_TIMEOUT_MS, maxBytes: HEALTH_MAX_BYTES };
      const answer = await this.send({ method: 'GET', url: endpoint(base, 'health'), ...limits });
      return answer.ok || NO_SUCH_PAGE.includes(answer.status);
    } catch (error) {
      if (error instanceof HttpFailure) return false;
      throw error;
    }
  }
}

const WITHOUT_BODY = { accept: 'application/json', 'accept-encoding': 'identity' };
const WITH_BODY = { ...WITHOUT_BODY, 'content-type': 'application/json' };

function dispatchOf({
  method,
  url,
  headers,
  body,
  json = body === undefined ? undefined : JSON.stringify(body),
}: HttpRequest): Dispatcher.DispatchOptions {
  const { origin, pathname, search } = addressOf(url);
  return {
    origin,
    path: pathname + search,
    method,
    headers: { ...(json === undefined ? WITHOUT_BODY : WITH_BODY), ...headers },
    body: json ?? null,
  };
}

function addressOf(url: string): URL {
  if (!URL.canParse(url)) throw new HttpFailure('unreachable', `has no valid address ("${url}")`, false);
  return new URL(url);
}
