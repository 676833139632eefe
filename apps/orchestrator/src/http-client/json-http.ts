import { HttpService } from '@nestjs/axios';
import { Injectable } from '@nestjs/common';
import type { AxiosRequestConfig } from 'axios';
import type { Span } from '../games/ports/index.js';
import { clientSpan } from './client-span.js';
import { endpoint } from './endpoint.js';
import type { ExchangeOutcome, MeasuredService } from './exchange-meter.js';
import type { RawAnswer } from './exchange.js';
import { HttpAnswer } from './http-answer.js';
import { HttpFailure } from './http-failure.js';
import type { RequestFields } from './request-fields.js';

export interface HttpRequest extends Readonly<RequestFields> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** An absolute address; see {@link endpoint}. */
  readonly url: string;
  /** Sent as JSON; left out, the request has no body. */
  readonly body?: unknown;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds until the whole answer must be there: connecting, headers and body together. */
  readonly timeoutMs: number;
  /** The largest body that is read, in bytes. */
  readonly maxBytes: number;
  /** Ends the request and closes its socket. */
  readonly signal?: AbortSignal | undefined;
  /** What it is a part of, where that is traced: the receiver is sent its place in the trace. */
  readonly span?: Span | undefined;
}

const HEALTH_TIMEOUT_MS = 2_000;
const HEALTH_MAX_BYTES = 64 * 1_024;
/** The answers of a service that works, but has no health page. */
const NO_SUCH_PAGE = [404, 405, 501];

/** Requests with JSON bodies to other people's services. */
@Injectable()
export class JsonHttp {
  /** `measured` is given how each exchange ended, and after how many seconds; `service` is named by spans, `name` by meters. */
  constructor(
    private readonly http: HttpService,
    private readonly measured?: (outcome: ExchangeOutcome, seconds: number, name?: string) => void,
    private readonly service?: MeasuredService,
    private readonly name?: string,
  ) {}

  /** The same connections, for one of several such services. */
  named(name: string): JsonHttp {
    return new JsonHttp(this.http, this.measured, this.service, name);
  }

  /** Sends once. An answer of any status resolves; everything else rejects with HttpFailure. */
  async send(request: HttpRequest): Promise<HttpAnswer> {
    const { span } = request;
    return span === undefined ? this.measure(request) : this.trace(request, span);
  }

  private async trace(request: HttpRequest, caller: Span): Promise<HttpAnswer> {
    const span = clientSpan(caller, request, this.service);
    try {
      const answer = await this.measure({
        ...request,
        span: undefined,
        headers: { ...request.headers, ...span.headers },
      });
      span.set({ 'http.response.status_code': answer.status });
      if (answer.status >= 400) span.fail(String(answer.status));
      return answer;
    } catch (error) {
      span.fail(error instanceof HttpFailure ? error.kind : 'error');
      throw error;
    } finally {
      span.end();
    }
  }

  private async measure(request: HttpRequest): Promise<HttpAnswer> {
    if (this.measured === undefined) return this.exchange(request);
    const began = performance.now();
    let outcome: ExchangeOutcome = 'error';
    try {
      const answer = await this.exchange(request);
      outcome = classOf(answer.status);
      return answer;
    } catch (error) {
      if (error instanceof HttpFailure) outcome = error.kind;
      throw error;
    } finally {
      this.measured(outcome, (performance.now() - began) / 1_000, this.name);
    }
  }

  private async exchange(request: HttpRequest): Promise<HttpAnswer> {
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

  /** Whether the service at `base` answers GET /health with 2xx within 2 s, or answers that it has no such page. */
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

function classOf(status: number): ExchangeOutcome {
  if (status < 300) return '2xx';
  if (status < 400) return '3xx';
  return status < 500 ? '4xx' : '5xx';
}

/** A GET is repeatable unless its caller sets it otherwise. */
function configOf({ body, headers, timeoutMs, maxBytes, signal, ...request }: HttpRequest): AxiosRequestConfig<string> {
  return {
    isRepeatable: request.method === 'GET',
    ...request,
    // Without a body, axios would send the content type of a form.
    headers: { 'content-type': body !== undefined && 'application/json', ...headers },
    ...(body !== undefined && { data: JSON.stringify(body) }),
    timeout: timeoutMs,
    maxContentLength: maxBytes,
    ...(signal && { signal }),
  };
}
