import type { JsonObject } from '#libs/protocol';
import type { Ending, ModelQuestion, Tokens } from './chat-model.js';
import type { Feature } from './features.js';

/** A piece of an answer, whatever the protocol. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'thinking'; readonly text: string }
  /** A new block of thinking begins. */
  | { readonly kind: 'new_thinking' }
  /** A call of a tool: its name, and more of its arguments as JSON. */
  | { readonly kind: 'call'; readonly index: number; readonly name: string; readonly json: string }
  | { readonly kind: 'tokens'; readonly tokens: Partial<Tokens> }
  | { readonly kind: 'end'; readonly ending: Ending }
  /** `error` is what the provider put where the answer should be. */
  | { readonly kind: 'error'; readonly error: unknown };

export interface RequestOptions {
  readonly model: string;
  readonly maxOutputTokens: number;
  readonly temperature: number | undefined;
}

/** A protocol that providers of models speak over HTTP. Holds no state and does no I/O. */
export interface Wire {
  /** Below the address of the provider. */
  readonly path: string;
  /** What a request carries that it may do without. */
  readonly features: readonly Feature[];
  headers(key: string | undefined): Readonly<Record<string, string>>;
  /** The body of a request that uses these features only. */
  body(question: ModelQuestion, options: RequestOptions, uses: ReadonlySet<Feature>): JsonObject;
  /** The pieces in one event of a stream, or in a whole answer. */
  read(event: JsonObject): readonly Part[];
}

/** An error in whatever envelope, if an event that holds no piece of an answer is one. */
export function errorIn(event: JsonObject): Part | undefined {
  const { error, object, type, base_resp, detail, message, msg }: JsonObject = event;
  const status = typeof base_resp === 'object' && base_resp !== null ? base_resp : {};
  const isFailedStatus = 'status_code' in status && status.status_code !== 0;
  const hasError = error !== undefined && error !== null && error !== false && error !== '';
  const isFlat = object === 'error' || type === 'error' || event['success'] === false;
  const isSentence =
    [detail, msg].some((providerMessage) => providerMessage !== undefined) || typeof message === 'string';
  return hasError || isFlat || isFailedStatus || isSentence ? { kind: 'error', error: event } : undefined;
}

export function textPart(text: unknown): readonly Part[] {
  return typeof text === 'string' && text !== '' ? [{ kind: 'text', text }] : [];
}

export function thinkingPart(text: unknown): readonly Part[] {
  return typeof text === 'string' && text !== '' ? [{ kind: 'thinking', text }] : [];
}

/** Arguments as JSON, which some providers send as an object. */
export function callPart(index: number, name: unknown, args: unknown): Part {
  const json = typeof args === 'string' ? args : JSON.stringify(args ?? '');
  return { kind: 'call', index, name: typeof name === 'string' ? name : '', json: json === '""' ? '' : json };
}

export function countOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}
