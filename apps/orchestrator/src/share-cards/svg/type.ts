import { latinIn, lineFontOf } from '../fonts/line-fonts.js';
import { slicedFontOf } from '../fonts/sliced-fonts.js';

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

/** Those of DejaVu Sans, with which most other characters are drawn, are wider; few are wider than this. */
const OTHER_WIDTH = { 400: 72, 700: 76 } as const;
const WIDEST = 110;
/** Pieces, emoji and the like. */
const WIDE = /[\u2190-\u2BFF\u{1F000}-\u{1FFFF}\u2014\u{1D538}-\u{1D7FF}]/u;
const FIRST = 0x20;

const LEAST_SHRUNK = 0.72;

export type Weight = keyof typeof WIDTHS;

export interface Type {
  readonly size: number;
  readonly weight: Weight;
}

/** How wide a line is: a few per cent too much is possible, too little is not. */
export function widthOf(line: string, type: Type): number {
  const advance = advanceIn(line, type);
  return Array.from(line).reduce((width, character) => width + advance(character), 0);
}

/** How wide the characters of a line are: its script decides with which font all of it is drawn. */
export function advanceIn(line: string, { size, weight }: Type): (character: string) => number {
  const font = lineFontOf(line);
  const factor = latinIn(line);
  return (character) => {
    const latin = WIDTHS[weight][(character.codePointAt(0) ?? 0) - FIRST];
    const mark = /\p{Mc}/u.test(character) ? (font?.markWidth ?? 0) : 0;
    const other = /\p{M}/u.test(character) ? mark : (font?.width ?? otherWidthOf(character, weight));
    return ((latin === undefined ? other : latin * factor) * size) / 100;
  };
}

function otherWidthOf(character: string, weight: Weight): number {
  return slicedFontOf(character)?.options.width ?? (WIDE.test(character) ? WIDEST : OTHER_WIDTH[weight]);
}

/** Smaller, before a line is cut. */
export function shrunk(line: string, { size, weight }: Type, room: number): Type {
  const fitting = Math.floor(Math.min(1, room / Math.max(1, widthOf(line, { size, weight }))) * size * 10) / 10;
  return { size: Math.max(size * LEAST_SHRUNK, fitting), weight };
}
