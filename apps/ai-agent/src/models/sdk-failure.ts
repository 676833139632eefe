import { APICallError } from 'ai';
import { fieldsOf } from '../table/reading.js';
import type { Tokens } from './chat-model.js';
import { askedPause, kindOfStatus, ProviderFailure } from './provider-failure.js';
import { withoutSecrets } from './secret.js';

const MAX_CAUSES = 5;

interface Circumstances {
  readonly key: string | undefined;
  readonly tokens: Tokens;
  readonly isAborted: boolean;
}

/** Gives a name to what the SDK throws or puts into its stream. */
export function sdkFailure(error: unknown, { key, tokens, isAborted }: Circumstances): ProviderFailure {
  if (isAborted) return new ProviderFailure('aborted', { tokens });
  const causes = causesOf(error);
  const ours = causes.find((cause) => cause instanceof ProviderFailure);
  if (ours !== undefined) return new ProviderFailure(ours.kind, { tokens });
  const call = causes.find((cause) => APICallError.isInstance(cause));
  const status = call?.statusCode ?? 0;
  // An answer that breaks off is told with the status that it began with.
  if (call !== undefined && status >= 300) return refused(call, status, key, tokens);
  if (causes.some(isOfTheNetwork)) return new ProviderFailure('unreachable', { tokens });
  // What is no error is what the provider sent as one in the middle of its answer.
  if (!isErrorLike(error)) return new ProviderFailure('overloaded', { tokens });
  return new ProviderFailure('bad_answer', { tokens, said: withoutSecrets(error.message, key) });
}

function refused(call: APICallError, status: number, key: string | undefined, tokens: Tokens): ProviderFailure {
  const kind = kindOfStatus(status);
  return new ProviderFailure(kind, {
    status,
    tokens,
    retryAfterMs: askedPause(call.responseHeaders ?? {}, Date.now()),
    // What is said about a key may hold the key.
    said: kind === 'unauthorized' ? '' : withoutSecrets(call.message, key),
  });
}

/** An error and what caused it, the outermost first. */
function causesOf(error: unknown): readonly unknown[] {
  const causes: unknown[] = [];
  for (let at = error; isErrorLike(at) && causes.length < MAX_CAUSES; at = at.cause) causes.push(at);
  return causes;
}

interface ErrorLike {
  readonly name: string;
  readonly message: string;
  readonly cause?: unknown;
}

/** By its shape: what another realm throws is no instance of this one's Error. */
function isErrorLike(value: unknown): value is ErrorLike {
  const { name, message } = fieldsOf(value);
  return typeof name === 'string' && typeof message === 'string';
}

/** fetch tells everything about connections as a TypeError; a socket's own error has a code. */
function isOfTheNetwork(error: unknown): boolean {
  const { name, code } = fieldsOf(error);
  return name === 'TypeError' || typeof code === 'string';
}
