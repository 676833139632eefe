import type { JsonObject, ModelInfo } from '#libs/protocol';
import { PROGRAM_VERSION } from '#libs/service';
import type { AskOptions, ChatModel } from '../models/index.js';

/** How the options of a question are called in answers and in `model_options`. */
const NAMES: Readonly<Record<keyof AskOptions, string>> = {
  maxOutputTokens: 'max_output_tokens',
  temperature: 'temperature',
  reasoningEffort: 'reasoning_effort',
  thinkingBudget: 'thinking_budget',
  seed: 'seed',
};

export interface InfoDetails {
  readonly reportedModel?: string | undefined;
  readonly promptVersion?: string | undefined;
}

/** Which model plays a seat, and how it is asked: with what its requests carry, and what they had to leave out. */
export function modelInfo(model: ChatModel, options: AskOptions, details: InfoDetails): ModelInfo {
  const [asked, sent] = [named(options), named(model.fit(options))];
  const leftOut = Object.keys(asked).filter((name) => !(name in sent));
  const { reportedModel, promptVersion } = details;
  return {
    provider: model.provider,
    model: model.model,
    ...(reportedModel !== undefined && { reported_model: reportedModel }),
    ...(promptVersion !== undefined && { prompt_version: promptVersion }),
    parameters: sent,
    ...(leftOut.length > 0 && { left_out: leftOut }),
    agent_version: PROGRAM_VERSION,
  };
}

function named(options: AskOptions): JsonObject {
  const set = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set.map(([name, value]) => [isOption(name) ? NAMES[name] : name, value]));
}

function isOption(name: string): name is keyof AskOptions {
  return name in NAMES;
}
