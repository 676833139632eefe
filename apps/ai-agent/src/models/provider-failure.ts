import { NO_TOKENS, type Tokens } from './chat-model.js';

/**
 * `unreachable` – refused, reset, or closed before the answer was whole;
 * `aborted` – not waited for any longer;
 * `unauthorized` – the key is missing or wrong, or may not use this model;
 * `unknown_model` – the provider does not serve it;
 * `rate_limited` – too many requests, or no credit left;
 * `rejected` – the request itself is refused;
 * `overloaded` – the provider failed by itself;
 * `too_large` – an answer larger than allowed;
 * `bad_answer` – an answer that does not follow the protocol.
 */
export type FailureKind =
  | 'unreachable'
  | 'aborted'
  | 'unauthorized'
  | 'unknown_model'
  | 'rate_limited'
  | 'rejected'
  | 'overloaded'
  | 'too_large'
  | 'bad_answer';

interface FailureDetails {
  readonly status?: number | undefined;
  /** Milliseconds after which the provider wants to be asked again. */
  readonly retryAfterMs?: number | undefined;
  /** Whether the very same question may succeed when it is asked again. */
  readonly isPassing?: boolean;
  /** What was spent all the same. */
  readonly tokens?: Tokens;
  /** What the provider said, without secrets. */
  readonly said?: string;
}

const PASSING: ReadonlySet<FailureKind> = new Set(['unreachable', 'rate_limited', 'overloaded']);

/** Why a provider did not answer. */
export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly isPassing: boolean;
  readonly tokens: Tokens;

  constructor(
    readonly kind: FailureKind,
    { status, retryAfterMs, isPassing, tokens, said }: FailureDetails = {},
  ) {
    super([kind, status, said].filter((part) => part !== undefined && part !== '').join(': '));
    this.status = status;
    this.retryAfterMs = retryAfterMs;
    this.isPassing = isPassing ?? PASSING.has(kind);
    this.tokens = tokens ?? NO_TOKENS;
  }
}

/** The kind of failure that an HTTP status stands for. */
export function kindOfStatus(status: number): FailureKind {
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 404) return 'unknown_model';
  if (status === 429 || status === 402) return 'rate_limited';
  if (status === 413) return 'rejected';
  return status >= 500 || status === 408 ? 'overloaded' : 'rejected';
}

/** Reads `retry-after` (seconds or a date, RFC 9110 §10.2.3) and `retry-after-ms`; undefined where neither is given. */
export function askedPause(headers: Readonly<Record<string, string>>, now: number): number | undefined {
  const ms = Number(headers['retry-after-ms'] ?? Number.NaN);
  if (Number.isFinite(ms)) return Math.max(ms, 0);
  const after = headers['retry-after'];
  if (after === undefined) return undefined;
  const delay = Number.isFinite(Number(after)) ? Number(after) * 1000 : Date.parse(after) - now;
  return Number.isFinite(delay) ? Math.max(delay, 0) : undefined;
}
