import { fieldsOf, isJsonObject, type JsonObject, textOr } from '#libs/protocol';

/** So much of a body is searched, in UTF-16 units. */
const MAX_SEARCHED = 16_000;
const MAX_DEPTH = 6;
const MAX_WORDS = 200;
/** Where validators repeat the request, which does not name what is wrong with it. */
const ECHOES: ReadonlySet<string> = new Set([
  'input',
  'input_value',
  'body',
  'request',
  'ctx',
  'failed_generation',
  'url',
]);
const SENTENCES = ['message', 'msg', 'status_msg', 'error', 'detail', 'title', 'reason'];
const CODES = ['code', 'status_code', 'type', 'status', 'statusCode', 'error_type', 'reason'];

/** The error of a provider in place of an answer, whatever its envelope. */
export interface ErrorReport {
  /** Of the answer; 200 where the error came inside one. */
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON, else its text. */
  readonly body: unknown;
  /** Its codes and types in lower case: `insufficient_quota`, `429`. */
  readonly codes: readonly string[];
  /** All its text, codes included. */
  readonly words: string;
  /** Its sentence for people. */
  readonly providerMessage: string;
}

/** Reads the body of an error, a text or what a text was parsed to. */
export function errorReport(status: number, headers: Headers, body: unknown): ErrorReport {
  const parsed = unwrapped(typeof body === 'string' ? parsedOr(body) : body);
  const words: string[] = [];
  gather(parsed, words, 0);
  const codes: string[] = [];
  gatherCodes(parsed, codes, 0);
  const all = words.join(' \n ').slice(0, MAX_SEARCHED);
  return { status, headers, body: parsed, codes, words: all, providerMessage: sentenceOf(parsed, 0) ?? all };
}

function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: a page of a proxy, or a plain sentence.
    return text.slice(0, MAX_SEARCHED);
  }
}

/** Google sends a list of one error; proxies send the error of whom they asked as a text inside of theirs. */
function unwrapped(body: unknown): unknown {
  const only: unknown = Array.isArray(body) && body.length === 1 ? body[0] : body;
  const inner = fieldsOf(only)['error'];
  if (typeof inner !== 'string' || !inner.trimStart().startsWith('{')) return only;
  const parsed = parsedOr(inner);
  return isJsonObject(parsed) ? { ...fieldsOf(only), error: parsed['error'] ?? parsed } : only;
}

function gather(value: unknown, words: string[], depth: number): void {
  if (depth > MAX_DEPTH || words.length >= MAX_WORDS) return;
  if (typeof value === 'string') words.push(value.slice(0, MAX_SEARCHED));
  else if (typeof value === 'number') words.push(String(value));
  else if (Array.isArray(value)) for (const item of value) gather(item, words, depth + 1);
  else if (isJsonObject(value)) {
    for (const [name, item] of Object.entries(value)) if (!ECHOES.has(name)) gather(item, words, depth + 1);
  }
}

function gatherCodes(value: unknown, codes: string[], depth: number): void {
  if (depth > MAX_DEPTH || !isJsonObject(value)) return;
  for (const name of CODES) {
    const code = value[name];
    if (typeof code === 'string' || typeof code === 'number') codes.push(String(code).toLowerCase());
  }
  for (const name of ['error', 'base_resp', 'innererror', 'metadata']) gatherCodes(value[name], codes, depth + 1);
}

function sentenceOf(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return value;
  if (depth > MAX_DEPTH) return undefined;
  if (Array.isArray(value)) return sentenceOf(value[0], depth + 1);
  const fields: JsonObject = fieldsOf(value);
  for (const name of ['error', 'base_resp', ...SENTENCES]) {
    const found = isJsonObject(fields[name]) || Array.isArray(fields[name]) ? sentenceOf(fields[name], depth + 1) : '';
    const sentence = textOr(fields[name], found ?? '');
    if (sentence !== '') return sentence;
  }
  return undefined;
}
