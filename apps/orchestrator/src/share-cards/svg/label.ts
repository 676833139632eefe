import { escaped } from '#libs/service';
import { element } from './markup.js';

/** Of the characters from space to tilde, in hundredths of the font's size, bold and not: Figtree's own widths. */
const WIDTHS = {
  400: [
    25, 30, 32, 63, 56, 79, 64, 20, 35, 35, 48, 62, 23, 42, 21, 39, 64, 41, 56, 54, 62, 57, 57, 54, 61, 57, 25, 26, 62,
    62, 62, 50, 99, 68, 61, 72, 69, 59, 54, 76, 75, 27, 52, 61, 52, 85, 77, 78, 58, 78, 63, 61, 55, 71, 69, 96, 61, 60,
    64, 32, 39, 32, 55, 44, 22, 51, 59, 54, 59, 55, 37, 59, 56, 23, 27, 49, 22, 85, 56, 58, 59, 58, 34, 47, 38, 56, 52,
    78, 48, 53, 49, 39, 26, 39, 57,
  ],
  700: [
    24, 31, 41, 63, 55, 81, 65, 25, 38, 38, 49, 63, 26, 41, 25, 43, 65, 42, 58, 56, 63, 58, 58, 56, 61, 58, 30, 31, 63,
    63, 63, 51, 99, 71, 61, 73, 70, 59, 55, 74, 75, 29, 55, 67, 54, 86, 77, 79, 60, 79, 65, 61, 58, 70, 72, 99, 68, 65,
    63, 34, 43, 34, 58, 43, 26, 53, 60, 55, 60, 55, 39, 60, 57, 26, 29, 54, 25, 87, 57, 58, 60, 59, 38, 47, 40, 57, 56,
    84, 54, 58, 48, 39, 26, 39, 67,
  ],
} as const;

/** Those of DejaVu Sans, with which other characters are drawn, are wider; few are wider than this. */
const OTHER_WIDTH = 72;
const WIDEST = 110;
/** Pieces, emoji and the like. */
const WIDE = /[\u2190-\u2BFF\u{1F000}-\u{1FFFF}\u2014\u{1D538}-\u{1D7FF}]/u;
const FIRST = 0x20;

export type Weight = keyof typeof WIDTHS;

export interface Type {
  readonly size: number;
  readonly weight: Weight;
}

/** How wide a text is, at most by a few per cent too much. */
export function widthOf(text: string, { size, weight }: Type): number {
  let hundredths = 0;
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue;
    const known = WIDTHS[weight][(character.codePointAt(0) ?? 0) - FIRST];
    hundredths += known ?? (WIDE.test(character) ? WIDEST : OTHER_WIDTH);
  }
  return (hundredths * size) / 100;
}

/** The text, cut with an ellipsis where it is wider than `width`. */
export function fitted(text: string, type: Type, width: number): string {
  if (widthOf(text, type) <= width) return text;
  const room = width - widthOf('…', type);
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += widthOf(character, type);
    if (used > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Lines no wider than `width`; what does not fit into `most` lines is cut with an ellipsis. */
export function wrapped(text: string, type: Type, width: number, most: number): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest !== '' && lines.length < most - 1) {
    const line = firstLine(rest, type, width);
    lines.push(line);
    rest = rest.slice(line.length).trimStart();
  }
  return rest === '' ? lines : [...lines, fitted(rest, type, width)];
}

/** As many words as fit, or as many characters, where the first word alone is too wide. */
function firstLine(text: string, type: Type, width: number): string {
  let end = 0;
  let used = 0;
  let lastSpace = 0;
  for (const character of text) {
    used += widthOf(character, type);
    if (used > width && end > 0) return text.slice(0, lastSpace > 0 ? lastSpace : end);
    if (character === ' ') lastSpace = end;
    end += character.length;
  }
  return text;
}

export interface LabelPlace {
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly family?: string;
  /** Drawn behind the letters. */
  readonly outline?: string;
}

/** A text as it is: no markup in it has an effect. */
export function label(text: string, type: Type, place: LabelPlace): string {
  const { x, y, fill, anchor = 'start', family, outline } = place;
  const attributes = {
    x,
    y,
    fill,
    'font-size': type.size,
    'font-weight': type.weight,
    'text-anchor': anchor,
    'font-family': family,
    stroke: outline,
    'stroke-width': outline === undefined ? undefined : type.size * 0.12,
    'stroke-linejoin': outline === undefined ? undefined : 'round',
    'paint-order': outline === undefined ? undefined : 'stroke',
    // Else spaces at the begin of a line, which boards of text have, would be lost.
    'xml:space': 'preserve',
  };
  return element('text', attributes, escaped(text));
}
