import { createHash } from 'node:crypto';

/**
 * What a key allows: `create` creates games and controls those, `control` controls every game and creates none, `admin`
 * does everything.
 */
export const SCOPES = ['create', 'control', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** A key as it is kept: without the key itself. */
export interface ApiKey {
  /** Games remember it as their creator; several keys may have one name, such as during a rotation. */
  readonly name: string;
  readonly scope: Scope;
  /** SHA-256 in hexadecimal. */
  readonly digest: string;
}

/** What a bearer token may hold (RFC 6750 §2.1), and long enough that nobody guesses it. */
const SHAPE = /^[\w.~+/=-]{16,256}$/;
const NAME = /^[a-z][\w.-]{0,39}$/i;
/** The names of keys without one: a key with such a name would own games of theirs. */
const GIVEN_NAME = /^key-\d+$/i;

/** Each request with a key looks for it, and each start reads them all. */
const MAX_KEYS = 1_000;

/** Digits of a digest that identify a key in a log. */
const SHOWN_DIGITS = 8;

/** Whether a text can be a key: 16 to 256 letters, digits and `- . _ ~ + / =`. */
export function isApiKey(text: string): boolean {
  return SHAPE.test(text);
}

export function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** What stands for a key in a log. */
export function shownDigest(digest: string): string {
  return digest.slice(0, SHOWN_DIGITS);
}

/** Entries of a key file: one a line, `#` begins a comment. */
export function entriesIn(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/#.*$/, '').trim());
  return lines.filter((line) => line !== '');
}

/** The key in an entry, `name:scope:key` or the bare key. */
export function keyIn(entry: string): string {
  return entry.slice(entry.lastIndexOf(':') + 1);
}

/** The scope in an entry; a bare key is `admin`. Undefined: an unknown one. */
export function scopeIn(entry: string): Scope | undefined {
  const [, scope] = entry.split(':');
  return scope === undefined ? 'admin' : SCOPES.find((known) => known === scope);
}

/** The keys, or what is wrong with the entries: without any of their text, since a wrong entry may hold a key. */
export function readKeys(
  entries: readonly string[],
): { readonly keys: readonly ApiKey[] } | { readonly mistake: string } {
  const keys: ApiKey[] = [];
  if (entries.length === 0) return { mistake: 'there is no key' };
  if (entries.length > MAX_KEYS) return { mistake: `there are more than ${MAX_KEYS} keys` };
  for (const [index, entry] of entries.entries()) {
    const key = readKey(entry, index + 1);
    const mistake = key === undefined ? 'is neither a key nor name:scope:key' : clashOf(key, keys);
    if (mistake !== undefined) return { mistake: `entry ${index + 1} ${mistake}` };
    if (key !== undefined) keys.push(key);
  }
  return { keys };
}

function readKey(entry: string, place: number): ApiKey | undefined {
  const [name = '', ...rest] = entry.split(':');
  const scope = scopeIn(entry);
  const key = keyIn(entry);
  if (!isApiKey(key) || scope === undefined) return undefined;
  if (rest.length === 0) return { name: `key-${place}`, scope, digest: digestOf(key) };
  const isName = NAME.test(name) && !GIVEN_NAME.test(name);
  return rest.length === 2 && isName ? { name, scope, digest: digestOf(key) } : undefined;
}

/** A bare key may be repeated: it keeps its first name. */
function clashOf(key: ApiKey, earlier: readonly ApiKey[]): string | undefined {
  if (earlier.some(({ name, scope }) => name === key.name && scope !== key.scope)) {
    return 'gives another scope to the name of an earlier entry';
  }
  const same = earlier.find(({ digest }) => digest === key.digest);
  const isNamed = [same, key].some((one) => one !== undefined && !GIVEN_NAME.test(one.name));
  return same !== undefined && isNamed ? 'repeats the key of an earlier entry' : undefined;
}
