/** No text on the page is longer, whoever wrote it. Characters. */
export const MAX_TEXT_CHARS = 2_000;

/** Everything that moves, hides or reverses other text: controls, direction marks, invisible spaces, half characters. */
const INVISIBLE =
  /[\p{Cc}\p{Cs}\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu;
const SPACES = /[\t-\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/gu;
/** More marks on one letter than any language writes. */
const STACKED_MARKS = /(\p{M}{2})\p{M}+/gu;

/**
 * A stranger's text as one plain, bounded line: agents, and whoever names them, may send anything. Markup stays as it
 * was typed; it is shown as text.
 */
export function plain(text: string, longest = MAX_TEXT_CHARS): string {
  const bounded = text.slice(0, longest * 4);
  const clean = bounded.replace(SPACES, ' ').replace(INVISIBLE, '').replace(STACKED_MARKS, '$1').trim();
  if (clean.length <= longest) return text.length > bounded.length ? `${clean}…` : clean;
  return `${clean.slice(0, longest - 1).replace(/\p{Cs}$/u, '')}…`;
}
