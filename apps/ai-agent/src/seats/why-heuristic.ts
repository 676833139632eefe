import type { FailureKind } from '../models/index.js';
import type { Fault } from '../reading/choice.js';

/** Why no model decided, as `usage.outcome` names it. */
export type Miss = FailureKind | Fault | 'no_time' | 'no_provider' | 'heuristic_only';

const REASONS: Readonly<Record<Miss, string>> = {
  no_provider: 'no provider is configured for its model',
  heuristic_only: 'its model was not to be asked',
  no_time: 'there was no time to ask its model',
  timeout: 'its model did not answer in time',
  aborted: 'its model was not waited for',
  unreachable: 'the provider of its model cannot be reached',
  unauthorized: 'the provider of its model does not accept the key',
  unknown_model: 'the provider does not serve its model',
  rate_limited: 'the provider of its model has had too many requests',
  throttled: 'the limits of its key left no turn for its model',
  budget_spent: 'the budget of its key is spent for today',
  no_credit: 'there is no credit or quota left for its model',
  rejected: 'the provider of its model refused the request',
  filtered: 'a content filter stopped its model',
  overloaded: 'the provider of its model failed',
  bad_generation: 'its model wrote what its provider could not use',
  too_large: 'the answer of its model was too large',
  bad_answer: 'the answer of its model could not be read',
  not_recorded: 'its model was not asked this in the recorded game',
  illegal_answer: 'its model chose no legal action',
  cut_off: 'the answers of its model were cut off',
  refused: 'its model declined to choose',
  empty: 'the answers of its model were empty',
};

/** The reasoning of a heuristic that plays for a model, with why it does. */
export function withReason(reasoning: string | null | undefined, why: Miss): string {
  return [reasoning, `(By heuristic: ${REASONS[why]}.)`].filter(Boolean).join(' ');
}
