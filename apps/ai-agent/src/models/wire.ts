import type { JsonObject } from '#libs/protocol';
import type { AskOptions, Ending, ModelQuestion, Tokens } from './chat-model.js';
import type { Feature } from './features.js';

/** A piece of an answer, whatever the protocol. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'thinking'; readonly text: string }
  /** A new block of thinking begins. */
  | { readonly kind: 'new_thinking' }
  /** A call of a tool: its name, and more of its arguments as JSON. */
  | { readonly kind: 'call'; readonly index: number; readonly name: string; readonly json: string }
  /** The model that answers, as its provider names it. */
  | { readonly kind: 'model'; readonly name: string }
  | { readonly kind: 'tokens'; readonly tokens: Partial<Tokens> }
  | { readonly kind: 'end'; readonly ending: Ending }
  /** `error` is what the provider put where the answer should be. */
  | { readonly kind: 'error'; readonly error: unknown };

/** Tokens for the answer itself, beside those that are for thinking alone. */
export const ROOM_FOR_ANSWER = 4_096;

export interface RequestOptions extends AskOptions {
  readonly model: string;
}

/** A protocol that providers of models speak over HTTP. Holds no state and does no I/O. */
export interface Wire {
  /** Below the address of the provider. */
  readonly path: string;
  /** What a request carries that it may do without. */
  readonly features: readonly Feature[];
  /** What a request that uses these features only can carry of the options; the rest is left out. */
  fit(options: AskOptions, uses: ReadonlySet<Feature>): AskOptions;
  headers(key: string | undefined): Readonly<Record<string, string>>;
  /** The body of a request that uses these features only, with options that fit. */
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

export function modelPart(name: unknown): readonly Part[] {
  return typeof name === 'string' && name !== '' ? [{ kind: 'model', name }] : [];
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

/** Only what is set, in a fixed order. */
export function setOptions(options: AskOptions): AskOptions {
  const { maxOutputTokens, ...others } = options;
  const given = Object.entries(others).filter(([, value]) => value !== undefined);
  return { maxOutputTokens, ...Object.fromEntries(given) };
}
