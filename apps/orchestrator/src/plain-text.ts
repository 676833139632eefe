/**
 * Invisible characters that change what people read: control characters, and those that turn the direction of text
 * (Unicode's Bidi_Control), by which a name or a line could pass for another. And lone surrogates (Cs), which not every
 * database and parser accepts.
 */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu;
const UNSEEN_BUT_LAYOUT = /[^\P{Cc}\n\t]|[\p{Cs}\p{Bidi_Control}]/gu;
const HAS_UNSEEN_BUT_LAYOUT = new RegExp(UNSEEN_BUT_LAYOUT.source, 'u');

/** Untrusted text as one line, cut to `max` UTF-16 units; null where it is no text, or nothing is left of it. */
export function plainLine(value: unknown, max: number): string | null {
  if (typeof value !== 'string') return null;
  const line = value.replaceAll(/\s+/gu, ' ').replaceAll(UNSEEN, '').trim();
  return cut(line, max) || null;
}

/** Whether it is one line without invisible characters, so that it can be shown as it is. */
export function isPlainLine(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Zl}\p{Zp}]/u.test(text);
}

/** Untrusted text that keeps its lines and tabs. */
export function plainText(text: string): string {
  return HAS_UNSEEN_BUT_LAYOUT.test(text) ? text.replaceAll(UNSEEN_BUT_LAYOUT, '') : text;
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
  if (typeof value === 'string') return cut(plainText(value), max);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return plainList(value, max);
  let isPlain = true;
  const entries = Object.entries(value).map(([name, field]): [string, unknown] => {
    const entry: [string, unknown] = [cut(plainText(name), max), plainJson(field, max)];
    isPlain &&= entry[0] === name && entry[1] === field;
    return entry;
  });
  return isPlain ? value : Object.fromEntries(entries);
}

function plainList(list: readonly unknown[], max: number): readonly unknown[] {
  const plain = list.map((entry) => plainJson(entry, max));
  return plain.every((entry, index) => entry === list[index]) ? list : plain;
}
