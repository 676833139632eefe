import type { ErrorReport } from './error-report.js';
import { statusOf } from './error-classes.js';

/** What a request may do without. */
export type Feature =
  | 'schema'
  | 'stream_options'
  | 'stream'
  | 'temperature'
  | 'max_tokens'
  | 'max_completion_tokens'
  | 'system_role'
  | 'cache'
  | 'usage';

/** How providers name what they refuse. */
const NAMED: Readonly<Record<Feature, RegExp>> = {
  schema:
    /response_?\s?format|json[_ ]?(?:schema|object|mode)|structured[_ ]?(?:output|generation|decod)|output[_ ]?(?:format|config)|grammar|guided[_ ]?(?:json|decoding|generation)|\bxgrammar|\boutlines\b|["'`]format["'`]|(?:invalid|unsupported|unknown) format/i,
  stream_options: /stream_?options|include_usage/i,
  stream:
    /["'`]stream["'`]|\bto stream\b|\bstream(?:ing)?\b.{0,30}\b(?:not|un(?:supported|available)|disabled)\b|\b(?:not|un(?:supported|available)).{0,30}\bstream(?:ing)?\b|\bstream\W+true\b/i,
  temperature: /\btemperature\b/i,
  max_tokens: /\bmax_tokens\b/i,
  max_completion_tokens: /\bmax_completion_tokens\b/i,
  system_role:
    /system (?:role|messages?|prompts?|instructions?) (?:is |are )?(?:not|un)|(?:developer|system) instruction is not|\brole\b.{0,40}["'`]system["'`]|["'`]system["'`].{0,60}(?:not|unsupported)|only (?:the )?["'`]?user["'`]? and ["'`]?assistant|roles must alternate/i,
  cache: /\bcache_?control\b|prompt[_ ]?cach/i,
  usage: /["'`]usage["'`]|\busage\b.{0,20}(?:not permitted|unknown|unrecogni[sz]ed|unexpected)/i,
};
/** Statuses with which providers refuse a feature. */
const REFUSALS: ReadonlySet<number> = new Set([400, 404, 405, 406, 415, 422, 500, 501]);

/** Which of the features that were sent an error complains of. */
export function featuresRefusedIn(report: ErrorReport, sent: readonly Feature[]): readonly Feature[] {
  if (!REFUSALS.has(statusOf(report))) return [];
  // A field is refused, never the one named instead: "'max_tokens' … Use 'max_completion_tokens' instead".
  return sent.filter((feature) => NAMED[feature].test(report.words));
}
