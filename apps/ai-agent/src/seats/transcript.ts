import type { JsonObject, TranscriptAttempt } from '#libs/protocol';
import { type Ending, type ModelQuestion, questionHash, type SentRequest, type Tokens } from '../models/index.js';
import type { Choice } from '../reading/choice.js';

/** Of one answer, and of the thoughts before it, in UTF-16 units. */
const MAX_TEXT = 60_000;
/** Of all attempts of a decision together; the requests of earlier ones are left out first. */
const MAX_TOTAL = 400_000;

/** What came of one request. */
export interface AttemptOutcome {
  /** Null: the provider sent nothing that could be read. */
  readonly answer: string | null;
  readonly thoughts: string;
  /** How the answer ended; null: there is none. */
  readonly ending: Ending | null;
  readonly choice: Choice | null;
  /** Why there is no usable answer; null where there is one. */
  readonly error: string | null;
  readonly tokens: Tokens;
  readonly latencyMs: number;
  readonly reportedModel: string | undefined;
}

/** Writes down the attempts of one decision, as they are sent and answered: no headers, no key. */
export class Transcript {
  private readonly written: TranscriptAttempt[] = [];

  attempted(question: ModelQuestion, sent: SentRequest | undefined, outcome: AttemptOutcome): void {
    const { answer, thoughts, ending, choice, error, tokens, latencyMs, reportedModel } = outcome;
    this.written.push({
      request: sent?.body ?? null,
      answer: answer === null ? null : answer.slice(0, MAX_TEXT),
      thoughts: thoughts === '' ? null : thoughts.slice(0, MAX_TEXT),
      ending,
      choice: choice?.kind === 'legal' ? choice.action : null,
      error: error ?? (choice?.kind === 'illegal' ? choice.error : null),
      usage: usageOf(tokens),
      latency_ms: Math.round(latencyMs),
      reported_model: reportedModel ?? null,
      prompt_version: question.promptVersion,
      prompt_hash: questionHash(question),
    });
  }

  /** Oldest first. */
  get attempts(): readonly TranscriptAttempt[] {
    let left = MAX_TOTAL;
    const newestFirst = this.written.toReversed().map((attempt) => {
      const size = JSON.stringify(attempt).length;
      const kept = size <= left ? attempt : { ...attempt, request: null };
      left -= JSON.stringify(kept).length;
      return kept;
    });
    return newestFirst.toReversed();
  }
}

function usageOf({ input, output, cached, reasoning, costUsd }: Tokens): JsonObject {
  return {
    input_tokens: input,
    output_tokens: output,
    cached_tokens: cached,
    reasoning_tokens: reasoning,
    cost_usd: costUsd,
  };
}
