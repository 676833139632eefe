/** No text on the page is longer. */
export const MAX_TEXT_CHARS = 2_000;

/** Characters that move, hide or reverse other text: controls, direction marks, invisible spaces, lone surrogates. */
const INVISIBLE =
  /[\p{Cc}\p{Cs}\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu;
const SPACES = /[\t-\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/gu;
/** More combining marks on one letter than any language uses. */
const STACKED_MARKS = /(\p{M}{2})\p{M}+/gu;

/**
 * An untrusted text as one plain, bounded line. Markup is kept and shown as text.
 */
export function plain(text: string, longest = MAX_TEXT_CHARS): string {
  const bounded = text.slice(0, longest * 4);
  const clean = bounded.replace(SPACES, ' ').replace(INVISIBLE, '').replace(STACKED_MARKS, '$1').trim();
  if (clean.length <= longest) return text.length > bounded.length ? `${clean}…` : clean;
  return `${clean.slice(0, longest - 1).replace(/\p{Cs}$/u, '')}…`;
}
