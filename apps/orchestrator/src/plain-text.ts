/**
 * Characters that people do not see and that change what they do see: control characters, and those that turn the
 * direction of text (Unicode's Bidi_Control), by which a name or a line could pass for another.
 */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}]/gu;
const UNSEEN_BUT_LAYOUT = /[^\P{Cc}\n\t]|\p{Bidi_Control}/gu;

/** Untrusted text as one line of at most `max` UTF-16 units; null where it is no text, or none is left of it. */
export function plainLine(value: unknown, max: number): string | null {
  if (typeof value !== 'string') return null;
  const line = value.replaceAll(/\s+/gu, ' ').replaceAll(UNSEEN, '').trim();
  return cut(line, max) || null;
}

/** Untrusted text that keeps its lines and tabs. */
export function plainText(text: string): string {
  return text.replaceAll(UNSEEN_BUT_LAYOUT, '');
}

/** No more than `max` UTF-16 units, and not in the middle of a surrogate pair. */
export function cut(text: string, max: number): string {
  return text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
}
