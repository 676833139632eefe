import type { ChatModel } from './chat-model.js';
import { type FailureKind, ProviderFailure } from './provider-failure.js';

const MINUTE_MS = 60_000;
/** More than the models that seats name; beyond it the oldest rest is forgotten. */
const MAX_RESTS = 200;

/** For how long a model is not asked after a failure, where the provider names no time, in milliseconds. */
const REST_MS: Readonly<Record<FailureKind, number>> = {
  unauthorized: MINUTE_MS,
  unknown_model: MINUTE_MS,
  no_credit: 5 * MINUTE_MS,
  rate_limited: 0,
  throttled: 0,
  budget_spent: 0,
  overloaded: 0,
  unreachable: 0,
  aborted: 0,
  timeout: 0,
  rejected: 0,
  filtered: 0,
  bad_generation: 0,
  too_large: 0,
  bad_answer: 0,
  not_recorded: 0,
};

/** Why and for how long a model is not asked. */
export interface Rest {
  readonly failure: ProviderFailure;
  /** Milliseconds that are left. */
  readonly ms: number;
}

/** Models that their providers do not want to be asked for now; all decisions of a model and its key share one rest. */
export class Rests {
  private readonly rests = new Map<string, { readonly failure: ProviderFailure; readonly until: number }>();

  constructor(private readonly now: () => number) {}

  /** Notes a failure that concerns later requests. */
  note(model: ChatModel, failure: ProviderFailure): void {
    const ms = failure.retryAfterMs ?? REST_MS[failure.kind];
    if (failure.isAdapted || ms <= 0) return;
    const name = identityOf(model);
    const until = this.now() + ms;
    if (until <= (this.rests.get(name)?.until ?? 0)) return;
    this.rests.delete(name);
    const [oldest] = this.rests.keys();
    if (this.rests.size >= MAX_RESTS && oldest !== undefined) this.rests.delete(oldest);
    this.rests.set(name, { failure, until });
  }

  of(model: ChatModel): Rest | undefined {
    const rest = this.rests.get(identityOf(model));
    const ms = (rest?.until ?? 0) - this.now();
    return rest === undefined || ms <= 0 ? undefined : { failure: rest.failure, ms };
  }
}

/** A provider has one key, so its name stands for it. */
export function identityOf({ provider, model }: Pick<ChatModel, 'provider' | 'model'>): string {
  return `${provider}:${model}`;
}
