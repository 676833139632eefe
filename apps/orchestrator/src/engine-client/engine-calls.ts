import { endpoint, type HttpAnswer, HttpFailure, type HttpRequest, type JsonHttp } from '../http-client/index.js';
import type { Backoff } from './backoff.js';
import type { EngineClientOptions } from './engine-client.options.js';
import { EngineFailure, type EngineFailureKind, type Span } from '../games/ports/index.js';
import { plainLine } from '#libs/service';
import { Nonsense, refuseDeep } from './reading/fields.js';
import { readRefusal, type RefusalReason } from './reading/refusal.reader.js';

export interface EngineCall<T> {
  readonly method: HttpRequest['method'];
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly signal: AbortSignal | undefined;
  readonly span: Span | undefined;
  /** What a 2xx answer means. Throws Nonsense, or HttpFailure `not_json`. */
  readonly read: (answer: HttpAnswer) => T;
  /** What a refusal means; without this it is thrown. */
  readonly onRefusal?: (failure: EngineFailure, reason: RefusalReason) => T | Promise<T>;
  /** Whether the call may be sent again; without this it may. */
  readonly mayRepeat?: (away: Away) => boolean;
  /** Looks, after a failure and the wait that follows, whether the call had its effect all the same; undefined: it had not. */
  readonly findOut?: (away: Away) => Promise<T | undefined>;
}

/** No usable answer, for a reason that may pass. */
export interface Away {
  readonly failure: EngineFailure;
  /** false only if the engine provably never saw the request. */
  readonly mayHaveArrived: boolean;
}

/** Characters of a failure's message: the path of the call, with a game's id in it, and a reason of 300. */
const MAX_MESSAGE = 800;

const TOO_MANY_REQUESTS = 429;
const NOT_IMPLEMENTED = 501;

/** Makes calls to the engine and repeats them as each allows. Every failure is an EngineFailure. */
export class EngineCalls {
  constructor(
    private readonly http: JsonHttp,
    private readonly options: EngineClientOptions,
    private readonly backoff: Backoff,
  ) {}

  async make<T>(call: EngineCall<T>): Promise<T> {
    for (let repetition = 0; ; repetition += 1) {
      const answer = await this.send(call);
      if (!('failure' in answer)) return understand(call, answer);
      if (call.mayRepeat?.(answer) === false) throw answer.failure;
      const last = repetition >= this.options.retries;
      if (!last) await this.wait(repetition, call);
      const found = await call.findOut?.(answer);
      if (found !== undefined) return found;
      if (last) throw answer.failure;
    }
  }

  private async send<T>(call: EngineCall<T>): Promise<HttpAnswer | Away> {
    const { method, path, query, body, idempotencyKey, signal, span } = call;
    const { timeoutMs, maxBytes } = this.options;
    const url = withQuery(endpoint(this.options.url, ...path), query);
    try {
      const answer = await this.http.send({
        method,
        url,
        body,
        timeoutMs,
        maxBytes,
        signal,
        span,
        ...(idempotencyKey !== undefined && { idempotencyKey }),
      });
      return mayPass(answer.status) ? { failure: answered(call, 'away', answer), mayHaveArrived: true } : answer;
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      const failure = failed(call, KINDS[error.kind], error.message, undefined, error);
      if (failure.kind !== 'away') throw failure;
      return { failure, mayHaveArrived: error.mayHaveArrived };
    }
  }

  private async wait<T>(repetition: number, call: EngineCall<T>): Promise<void> {
    try {
      await this.backoff.wait(repetition, call.signal);
    } catch (error) {
      if (!call.signal?.aborted) throw error;
      throw failed(call, 'aborted', 'was not waited for', undefined, error);
    }
  }
}

const KINDS: Readonly<Record<HttpFailure['kind'], EngineFailureKind>> = {
  unreachable: 'away',
  timeout: 'away',
  aborted: 'aborted',
  too_large: 'nonsense',
  not_json: 'nonsense',
};

function mayPass(status: number): boolean {
  return (status >= 500 && status !== NOT_IMPLEMENTED) || status === TOO_MANY_REQUESTS;
}

async function understand<T>(call: EngineCall<T>, answer: HttpAnswer): Promise<T> {
  if (answer.status >= 400) {
    const reason = reasonOf(answer);
    const failure = answered(call, 'refused', answer, reason.code);
    if (!call.onRefusal) throw failure;
    return call.onRefusal(failure, reason);
  }
  if (!answer.ok) throw answered(call, 'nonsense', answer);
  try {
    return call.read(answer);
  } catch (error) {
    if (!(error instanceof Nonsense || error instanceof HttpFailure)) throw error;
    throw failed(call, 'nonsense', error.message, answer.status, error);
  }
}

function answered<T>(call: EngineCall<T>, kind: EngineFailureKind, answer: HttpAnswer, code?: string): EngineFailure {
  const { message } = readRefusal(bodyOf(answer), '');
  const reason = answer.redirect ?? message;
  const predicate = `answered ${answer.status}${reason && `: ${reason}`}`;
  return new EngineFailure(kind, sentence(call, predicate), answer.status, undefined, code, message || undefined);
}

/** @param predicate what the engine did, such as "answered 404". Parts of it are the engine's own words. */
function failed<T>(
  call: EngineCall<T>,
  kind: EngineFailureKind,
  predicate: string,
  status?: number,
  cause?: unknown,
): EngineFailure {
  return new EngineFailure(kind, sentence(call, predicate), status, cause);
}

function sentence<T>(call: EngineCall<T>, predicate: string): string {
  return plainLine(`${nameOf(call)} ${predicate}`, MAX_MESSAGE) ?? '';
}

function withQuery(url: string, query: Readonly<Record<string, string>> | undefined): string {
  return query === undefined ? url : `${url}?${new URLSearchParams(query).toString()}`;
}

function reasonOf(answer: HttpAnswer): RefusalReason {
  return readRefusal(bodyOf(answer), `The engine answered ${answer.status}.`);
}

/** The body of a success. Throws HttpFailure `not_json`, or Nonsense. */
export function jsonOf(answer: HttpAnswer): unknown {
  const body = answer.json();
  refuseDeep(body);
  return body;
}

/** The body of an answer that is no success may be anything; what is not JSON, such as a proxy's page, gives no reason. */
function bodyOf(answer: HttpAnswer): unknown {
  try {
    return answer.json();
  } catch (error) {
    if (error instanceof HttpFailure) return undefined;
    throw error;
  }
}

function nameOf({ method, path }: { method: string; path: readonly string[] }): string {
  return `${method} /${path.join('/')}`;
}
