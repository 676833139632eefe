import type { ErrorReport } from './error-report.js';

/** With less than this no answer fits. */
const MIN_OUTPUT_TOKENS = 256;
/** Of the room that a prompt leaves in a context window: later prompts are longer. */
const SHARE_OF_ROOM = 0.5;

/** The words of providers for the longest answer of a model; the number is the first group. */
const STATED: readonly RegExp[] = [
  /supports at most (\d+)/i,
  /max_(?:completion_)?tokens\W+\d+\s*>\s*(\d+)/i,
  /max_(?:completion_|output_)?tokens\b.{0,120}(?:less than or equal to|at most|<=|maximum (?:value )?(?:is|of))\W{0,3}(\d+)/i,
  /max_(?:completion_|output_)?tokens\b.{0,60}\[\s*\d+\s*,\s*(\d+)\s*\]/i,
  /can only afford (\d+)/i,
];
/** The window, and what the question takes of it. */
const WINDOW = /maximum context length is (\d+)/i;
const TAKEN = /request has (\d+) input tokens|\((\d+) in (?:the messages|your prompt)/i;

/**
 * The longest answer, in tokens, that a provider accepts, where its error is about that; undefined for other errors, and
 * where no useful answer would fit.
 */
export function outputLimitIn({ words }: ErrorReport): number | undefined {
  const stated = STATED.map((pattern) => pattern.exec(words)?.[1]).find((found) => found !== undefined);
  const limit = stated === undefined ? roomIn(words) : Number(stated);
  return limit !== undefined && limit >= MIN_OUTPUT_TOKENS ? limit : undefined;
}

function roomIn(words: string): number | undefined {
  const taken = TAKEN.exec(words);
  const [window, input] = [WINDOW.exec(words)?.[1], taken?.[1] ?? taken?.[2]];
  if (window === undefined || input === undefined) return undefined;
  return Math.floor((Number(window) - Number(input)) * SHARE_OF_ROOM);
}
