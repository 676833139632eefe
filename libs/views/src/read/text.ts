import type { JsonObject } from '#libs/protocol';
import { plain } from '../plain.js';

/** A text with lines, each of which is plain and bounded. */
export interface TextView {
  readonly lines: readonly string[];
  /** Lines or characters are left out at the end. */
  readonly isCut: boolean;
}

const MAX_LINES = 400;
const MAX_LINE_CHARS = 400;
const MAX_CHARS = 40_000;

/** Reads the view of kind `text`; null where it has none. */
export function readText(fields: JsonObject): TextView | null {
  const { text } = fields;
  return typeof text === 'string' ? textViewOf(text) : null;
}

export function textViewOf(text: string): TextView {
  const all = text.slice(0, MAX_CHARS).split(/\r\n|\r|\n|\u2028|\u2029/, MAX_LINES + 1);
  const lines = all.slice(0, MAX_LINES).map(plainLine);
  const isCut = text.length > MAX_CHARS || all.length > MAX_LINES || lines.some((line) => line.endsWith('…'));
  return { lines: withoutBlankEnds(lines), isCut };
}

/** The spaces of a line are kept where they are. */
function plainLine(line: string): string {
  const spaced = line
    .slice(0, MAX_LINE_CHARS * 2)
    .replaceAll('\t', '    ')
    .replaceAll('\u00A0', ' ');
  const parts = spaced.split(/( +)/);
  const kept = parts
    .map((part) => (part.startsWith(' ') ? part : plain(part, MAX_LINE_CHARS)))
    .join('')
    .trimEnd();
  const bounded = kept.length > MAX_LINE_CHARS ? `${kept.slice(0, MAX_LINE_CHARS - 1)}…` : kept;
  return bounded;
}

function withoutBlankEnds(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  return first < 0 ? [] : lines.slice(first, last + 1);
}
