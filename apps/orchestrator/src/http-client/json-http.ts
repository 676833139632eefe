import { HttpService } from '@nestjs/axios';
import { Injectable } from '@nestjs/common';
import type { AxiosRequestConfig } from 'axios';
import type { Dispatcher } from 'undici';
import { endpoint } from './endpoint.js';
import type { RawAnswer } from './exchange.js';
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
  /**
   * Whether it may be sent once more, on a connection of its own and before the same deadline, where its connection
   * closes before the first byte of the answer: kept-alive connections do that. By default a GET may.
   */
  readonly isRepeatable?: boolean;
}

const HEALTH_TIMEOUT_MS = 2_000;
const HEALTH_MAX_BYTES = 64 * 1_024;
/** What a service answers that works, but has no health page. */
const NO_SUCH_PAGE = [404, 405, 501];

/** Requests with JSON bodies to other people's services. */
@Injectable()
export class JsonHttp {
  constructor(private readonly http: HttpService) {}

  /** Sends once. An answer of any status resolves; everything else rejects with HttpFailure. */
  async send(request: HttpRequest): Promise<HttpAnswer> {
    try {
      // Not this.http.request(): its Observable cancels every request that has ended, which costs as much as the call.
      const { data } = await this.http.axiosRef.request<RawAnswer>(configOf(request));
      return new HttpAnswer(data.status, data.headers, data.text);
    } catch (error) {
      // axios replaces the failure of an aborted request by its own.
      if (request.signal?.aborted) throw new HttpFailure('aborted', 'was not waited for', true, error);
      throw error;
    }
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

// axios names a form's type where none is named, even without a body.
const WITHOUT_BODY = { accept: 'application/json', 'accept-encoding': 'identity', 'content-type': false };
const WITH_BODY = { ...WITHOUT_BODY, 'content-type': 'application/json' };

function configOf({
  method,
  url,
  body,
  headers,
  timeoutMs,
  maxBytes,
  signal,
  onLine,
  json = body === undefined ? undefined : JSON.stringify(body),
  via,
  isRepeatable = method === 'GET',
}: HttpRequest): AxiosRequestConfig<string> {
  return {
    method,
    url,
    headers: { ...(json === undefined ? WITHOUT_BODY : WITH_BODY), ...headers },
    ...(json !== undefined && { data: json }),
    timeout: timeoutMs,
    maxContentLength: maxBytes,
    ...(signal && { signal }),
    ...(onLine && { onLine }),
    ...(via && { via }),
    ...(isRepeatable && { isRepeatable }),
  };
}
