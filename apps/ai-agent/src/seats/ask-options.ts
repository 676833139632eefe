import type { ModelOptions } from '#libs/protocol';
import type { AskOptions } from '../models/index.js';

/** Of a request without a time of its own, in seconds: as much as a turn may have. */
const MAX_TIMEOUT_S = 600;

/** What a seat wants of its model, completed by what this service is set to. */
export function askOptionsOf(wanted: ModelOptions, defaults: AskOptions): AskOptions {
  return {
    maxOutputTokens: wanted.max_output_tokens ?? defaults.maxOutputTokens,
    temperature: wanted.temperature ?? defaults.temperature,
    reasoningEffort: wanted.reasoning_effort,
    thinkingBudget: wanted.thinking_budget,
    seed: wanted.seed,
  };
}

/** Milliseconds for one request. */
export function requestTimeOf({ timeout = MAX_TIMEOUT_S }: ModelOptions): number {
  return timeout * 1_000;
}
