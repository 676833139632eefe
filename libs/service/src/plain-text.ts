import { isJsonObject } from '#libs/protocol';

/**
 * Invisible characters that change what people read: control characters, and those that turn the direction of text
 * (Unicode's Bidi_Control), by which a name or a line could pass for another. And lone surrogates (Cs), which not every
 * database and parser accepts.
 */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu;
const UNSEEN_BUT_LAYOUT = /[^\P{Cc}\n\t]|[\p{Cs}\p{Bidi_Control}]/gu;
/** The first and the last character of ASCII that people see. */
const [SPACE, TILDE] = [0x20, 0x7e];
const HAS_UNSEEN_BUT_LAYOUT = new RegExp(UNSEEN_BUT_LAYOUT.source, 'u');

/** Untrusted text as one line, cut to `max` UTF-16 units; null where it is no text, or nothing is left of it. */
export function plainLine(value: unknown, max: number): string | null {
  if (typeof value !== 'string') return null;
  if (isPlainAscii(value) && value.trim() === value && !value.includes('  ')) return cut(value, max) || null;
  const line = value.replaceAll(/\s+/gu, ' ').replaceAll(UNSEEN, '').trim();
  return cut(line, max) || null;
}

/** Whether it is one line without invisible characters, so that it can be shown as it is. */
export function isPlainLine(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Zl}\p{Zp}]/u.test(text);
}

/** Untrusted text that keeps its lines and tabs. */
export function plainText(text: string): string {
  if (isPlainAscii(text)) return text;
  return HAS_UNSEEN_BUT_LAYOUT.test(text) ? text.replaceAll(UNSEEN_BUT_LAYOUT, '') : text;
}

/** Whether it has nothing but visible ASCII and spaces, as most texts do: a regular expression takes ten times as long. */
function isPlainAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < SPACE || unit > TILDE) return false;
  }
  return true;
}

/** No more than `max` UTF-16 units, and not in the middle of a surrogate pair. */
export function cut(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
}

/**
 * Untrusted JSON with the same shape, its texts and names made {@link plainText} and cut to `max`; the same object where
 * nothing had to change. It must not be nested so deeply that recursion fails.
 */
export function plainJson<T>(value: T, max?: number): T;
export function plainJson(value: unknown, max = Infinity): unknown {
  return isPlainJson(value, max) ? value : madePlain(value, max);
}

/** Copies nothing: almost everything that engines and agents send is plain. */
function isPlainJson(value: unknown, max: number): boolean {
  if (typeof value === 'string') return isPlain(value, max);
  if (Array.isArray(value)) return value.every((entry) => isPlainJson(entry, max));
  if (!isJsonObject(value)) return true;
  for (const name in value) if (!isPlain(name, max) || !isPlainJson(value[name], max)) return false;
  return true;
}

function isPlain(text: string, max: number): boolean {
  return text.length <= max && (isPlainAscii(text) || !HAS_UNSEEN_BUT_LAYOUT.test(text));
}

function madePlain(value: unknown, max: number): unknown {
  if (typeof value === 'string') return cut(plainText(value), max);
  if (Array.isArray(value)) return value.map((entry) => madePlain(entry, max));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [cut(plainText(name), max), madePlain(field, max)]),
  );
}
