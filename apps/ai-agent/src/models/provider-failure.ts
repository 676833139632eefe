import { NO_TOKENS, type Tokens, type Writing } from './chat-model.js';

/**
 * `unreachable` – refused, reset, or closed before the answer was whole;
 * `aborted` – not waited for any longer;
 * `timeout` – took longer than the seat allows for one request;
 * `unauthorized` – the key is missing or wrong, or may not use this model;
 * `unknown_model` – the provider does not serve it;
 * `rate_limited` – too many requests;
 * `throttled` – there was no turn for it within the limits that are set for the key;
 * `budget_spent` – what is set for the key and the day is spent;
 * `no_credit` – no credit left, or the quota is used up;
 * `rejected` – the request itself is refused;
 * `filtered` – the question is refused by a content filter;
 * `overloaded` – the provider failed by itself;
 * `bad_generation` – the model wrote what the provider could not use;
 * `too_large` – an answer larger than allowed;
 * `bad_answer` – an answer that does not follow the protocol;
 * `not_recorded` – a recorded game is played again, in which the question was not asked.
 */
export type FailureKind =
  | 'unreachable'
  | 'aborted'
  | 'timeout'
  | 'unauthorized'
  | 'unknown_model'
  | 'rate_limited'
  | 'no_credit'
  | 'throttled'
  | 'budget_spent'
  | 'rejected'
  | 'filtered'
  | 'overloaded'
  | 'bad_generation'
  | 'too_large'
  | 'bad_answer'
  | 'not_recorded';

interface FailureDetails {
  readonly status?: number | undefined;
  /** Milliseconds after which the provider wants to be asked again. */
  readonly retryAfterMs?: number | undefined;
  /** Whether the very same question may succeed when it is asked again. */
  readonly isPassing?: boolean;
  /** Whether the next request leaves out what this one was refused for. */
  readonly isAdapted?: boolean;
  /** What was spent all the same. */
  readonly tokens?: Tokens;
  /** What the model had written until then. */
  readonly written?: Writing | undefined;
  /** The words of the provider, without secrets. */
  readonly providerMessage?: string;
}

/** Whether the same question may be answered in a moment. */
const IS_PASSING: Readonly<Record<FailureKind, boolean>> = {
  unreachable: true,
  aborted: false,
  timeout: true,
  unauthorized: false,
  unknown_model: false,
  rate_limited: true,
  no_credit: false,
  throttled: false,
  budget_spent: false,
  rejected: false,
  filtered: false,
  overloaded: true,
  bad_generation: true,
  too_large: false,
  bad_answer: false,
  not_recorded: false,
};

export function isFailureKind(word: string): word is FailureKind {
  return Object.hasOwn(IS_PASSING, word);
}

/** Why a provider did not answer. */
export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly isPassing: boolean;
  readonly isAdapted: boolean;
  readonly tokens: Tokens;
  readonly written: Writing | undefined;

  constructor(
    readonly kind: FailureKind,
    private readonly details: FailureDetails = {},
  ) {
    const { status, retryAfterMs, isPassing, isAdapted = false, tokens, written, providerMessage } = details;
    super([kind, status, providerMessage].filter((part) => part !== undefined && part !== '').join(': '));
    this.status = status;
    this.retryAfterMs = retryAfterMs;
    this.isPassing = isPassing ?? IS_PASSING[kind];
    this.isAdapted = isAdapted;
    this.tokens = tokens ?? NO_TOKENS;
    this.written = written;
  }

  /** The same failure under another name. */
  as(kind: FailureKind): ProviderFailure {
    return new ProviderFailure(kind, this.details);
  }

  /** The same failure with more details. */
  with(details: FailureDetails): ProviderFailure {
    return new ProviderFailure(this.kind, { ...this.details, ...details });
  }
}
