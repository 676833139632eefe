import { plainLine } from '#libs/service';

/** What JSON leaves as it is and a terminal may obey, or what makes text pass for another. */
const NOT_ESCAPED = /[\u007F-\u009F\u2028\u2029\p{Bidi_Control}]/gu;
const ELLIPSIS = '…';
const MAX_CELL = 60;

/** Somebody else's text as one line that a terminal only shows, of up to `max` UTF-16 units. */
export function safeLine(text: string, max: number): string {
  // One character may be two units.
  const line = plainLine(text, max + 2) ?? '';
  return line.length <= max ? line : `${plainLine(line, max - 1) ?? ''}${ELLIPSIS}`;
}

/** A cell of a table; empty for what is no text and no number. */
export function safeCell(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? safeLine(String(value), MAX_CELL) : '';
}

/** What a terminal may obey in a text of many lines. */
const NOT_IN_LINES = /[^\P{Cc}\r\n]|\p{Bidi_Control}/gu;

/** Lines of somebody else's text, of any length, that a terminal only shows. */
export function safeLines(text: string): string {
  return text.replaceAll(NOT_IN_LINES, '');
}

/** JSON of the same value, on one line, that a terminal only shows. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    NOT_ESCAPED,
    (character) => String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
