import type { AskOptions } from './chat-model.js';
import type { ErrorReport } from './error-report.js';
import { statusOf } from './error-classes.js';

/** What a request may do without. */
export type Feature =
  | 'schema'
  | 'stream_options'
  | 'stream'
  | 'temperature'
  | 'seed'
  | 'reasoning_effort'
  /** Thinking on or off, or as the model sees fit. */
  | 'thinking'
  | 'thinking_budget'
  | 'max_tokens'
  | 'max_completion_tokens'
  | 'system_role'
  | 'cache'
  | 'usage';

/** How providers name what they refuse. */
const NAMED: Readonly<Record<Feature, RegExp>> = {
  schema:
    /response_?\s?format|json[_ ]?(?:schema|object|mode)|structured[_ ]?(?:output|generation|decod)|output[_ ]?(?:format|config(?!\W{1,3}effort))|grammar|guided[_ ]?(?:json|decoding|generation)|\bxgrammar|\boutlines\b|["'`]format["'`]|(?:invalid|unsupported|unknown) format/i,
  stream_options: /stream_?options|include_usage/i,
  stream:
    /["'`]stream["'`]|\bto stream\b|\bstream(?:ing)?\b.{0,30}\b(?:not|un(?:supported|available)|disabled)\b|\b(?:not|un(?:supported|available)).{0,30}\bstream(?:ing)?\b|\bstream\W+true\b/i,
  temperature: /\btemperature\b|\bsampling param/i,
  seed: /\bseed\b|\bsampling param/i,
  reasoning_effort:
    /reasoning_effort|\beffort\b|["'`]reasoning["'`]|\bthink value\b|reasoning (?:is )?not (?:supported|available)/i,
  thinking:
    /\badaptive\b|["'`]think(?:ing)?["'`](?!\.)|not support (?:extended )?thinking|thinking (?:is )?not (?:supported|available)/i,
  thinking_budget:
    /budget_tokens|thinking\.type\.(?:enabled|disabled)|thinking_budget|not support (?:extended )?thinking|(?<!adaptive )thinking (?:is )?not (?:supported|available)|["'`]reasoning["'`]|reasoning\.max_tokens/i,
  max_tokens: /\bmax_tokens\b/i,
  max_completion_tokens: /\bmax_completion_tokens\b/i,
  system_role:
    /system (?:role|messages?|prompts?|instructions?) (?:is |are )?(?:not|un)|(?:developer|system) instruction is not|\brole\b.{0,40}["'`]system["'`]|["'`]system["'`].{0,60}(?:not|unsupported)|only (?:the )?["'`]?user["'`]? and ["'`]?assistant|roles must alternate/i,
  cache: /\bcache_?control\b|prompt[_ ]?cach/i,
  usage: /["'`]usage["'`]|\busage\b.{0,20}(?:not permitted|unknown|unrecogni[sz]ed|unexpected)/i,
};
/** What a request carries of these depends on its options; of the others it carries all. */
const CARRIED: Partial<Readonly<Record<Feature, (options: AskOptions) => boolean>>> = {
  temperature: ({ temperature }) => temperature !== undefined,
  seed: ({ seed }) => seed !== undefined,
  reasoning_effort: ({ reasoningEffort }) => reasoningEffort !== undefined,
  thinking: ({ reasoningEffort, thinkingBudget }) => reasoningEffort !== undefined || thinkingBudget === 0,
  thinking_budget: ({ thinkingBudget }) => thinkingBudget !== undefined,
};

/** Which features a request with these options carries, of those that it may use. */
export function featuresIn(options: AskOptions, uses: ReadonlySet<Feature>): readonly Feature[] {
  return [...uses].filter((feature) => CARRIED[feature]?.(options) ?? true);
}

/** Statuses with which providers refuse a feature. */
const REFUSALS: ReadonlySet<number> = new Set([400, 404, 405, 406, 415, 422, 500, 501]);

/** Which of the features that were sent an error complains of. */
export function featuresRefusedIn(report: ErrorReport, sent: readonly Feature[]): readonly Feature[] {
  if (!REFUSALS.has(statusOf(report))) return [];
  // A field is refused, never the one named instead: "'max_tokens' … Use 'max_completion_tokens' instead".
  return sent.filter((feature) => NAMED[feature].test(report.words));
}
