import { readFileSync } from 'node:fs';
import { isJsonObject, type JsonObject, jsonObjectIn } from '#libs/protocol';
import { ENDINGS, type Ending, type Tokens } from './chat-model.js';
import { type FailureKind, isFailureKind } from './provider-failure.js';
import { countOrNull } from './wire.js';

/** One request of a transcript, as far as it is needed to answer it again. */
export interface RecordedAttempt {
  /** The decision that it belongs to. */
  readonly step: unknown;
  readonly request: JsonObject;
  /** Null: the provider sent nothing that could be read. */
  readonly answer: string | null;
  readonly thoughts: string;
  readonly ending: Ending;
  /** Undefined: the provider answered. */
  readonly failure: { readonly kind: FailureKind; readonly message: string } | undefined;
  readonly tokens: Tokens;
  readonly reportedModel: string | undefined;
}

/**
 * What the models of one game answered: its transcript, by the hashes of the questions. Equal questions of a game are
 * answered in the order of the transcript, each line once.
 */
export class Recording {
  private readonly attempts = new Map<string, RecordedAttempt[]>();

  /** @throws {Error} that names the line which is none of a transcript */
  constructor(text: string) {
    text.split('\n').forEach((line, index) => {
      if (line.trim() === '') return;
      const fields = attemptIn(line);
      if (fields === undefined) throw new Error(`line ${index + 1} is no line of a transcript`);
      const { hash, attempt } = fields;
      this.attempts.set(hash, [...(this.attempts.get(hash) ?? []), attempt]);
    });
  }

  /** @throws {Error} where the file cannot be read, or is no transcript */
  static in(file: string): Recording {
    return new Recording(readFileSync(file, 'utf8'));
  }

  /** The next answer to a question, and whether it was the last one in its decision. */
  next(hash: string): { readonly attempt: RecordedAttempt; readonly isLast: boolean } | undefined {
    const later = this.attempts.get(hash) ?? [];
    const attempt = later.shift();
    if (attempt === undefined) return undefined;
    return { attempt, isLast: later[0]?.step !== attempt.step };
  }
}

function attemptIn(line: string): { readonly hash: string; readonly attempt: RecordedAttempt } | undefined {
  const fields = jsonObjectIn(line);
  const hash = fields?.['prompt_hash'];
  if (fields === undefined || typeof hash !== 'string') return undefined;
  const { step, request, answer, thoughts, ending, error, usage, reported_model: reportedModel } = fields;
  return {
    hash,
    attempt: {
      step,
      request: isJsonObject(request) ? request : {},
      answer: typeof answer === 'string' ? answer : null,
      thoughts: typeof thoughts === 'string' ? thoughts : '',
      // Older transcripts lack the ending of an answer.
      ending: ENDINGS.find((word) => word === ending) ?? 'finished',
      failure: failureIn(error),
      tokens: tokensIn(isJsonObject(usage) ? usage : {}),
      reportedModel: typeof reportedModel === 'string' ? reportedModel : undefined,
    },
  };
}

/** The message of a failure begins with its kind; other errors are about the choice. */
function failureIn(error: unknown): RecordedAttempt['failure'] {
  const [word = '', ...rest] = typeof error === 'string' ? error.split(':') : [];
  return isFailureKind(word) ? { kind: word, message: rest.join(':').trim() } : undefined;
}

function tokensIn(usage: JsonObject): Tokens {
  return {
    input: countOrNull(usage['input_tokens']),
    output: countOrNull(usage['output_tokens']),
    cached: countOrNull(usage['cached_tokens']),
    reasoning: countOrNull(usage['reasoning_tokens']),
    costUsd: countOrNull(usage['cost_usd']),
  };
}
