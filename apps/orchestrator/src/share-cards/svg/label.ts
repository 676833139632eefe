import { type LineFont, lineFontOf } from '../fonts/line-fonts.js';
import { slicedFontOf } from '../fonts/sliced-fonts.js';
import { contentOf, SIMPLE } from './content.js';
import { element } from './markup.js';
import { advanceIn, type Type, widthOf } from './type.js';

/** The text, cut with an ellipsis where it is wider than `width`. */
export function fitted(text: string, type: Type, width: number): string {
  if (widthOf(text, type) <= width) return text;
  const advance = advanceIn(text, type);
  const room = width - advance('…');
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += advance(character);
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

/** Chinese and Japanese are broken at any letter, but not before what closes or goes on with one. */
const BREAKABLE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001\u3002]/u;
const STAYS = /[\p{M}\p{Pe}\p{Pf}\p{Po}\u30FC]/u;
/** Thai is written without spaces, and broken between its words. */
const THAI = /\p{Script=Thai}/u;
const THAI_WORDS = new Intl.Segmenter('th', { granularity: 'word' });

/** As many words as fit, or as many characters, where the first word alone is too wide; of scripts that one line can have. */
function firstLine(text: string, type: Type, width: number): string {
  let end = 0;
  let used = 0;
  let lastBreak = 0;
  let before = '';
  let script: ReturnType<typeof scriptOf>;
  const advance = advanceIn(text, type);
  const words = thaiWordsIn(text);
  for (const character of text) {
    const isBreak = character === ' ' || words.has(end) || (BREAKABLE.test(before) && !STAYS.test(character));
    const own = SIMPLE.test(character) ? undefined : scriptOf(character);
    used += advance(character);
    if (isBreak) lastBreak = end;
    if (own !== undefined && script !== undefined && own !== script) return text.slice(0, end);
    if (used > width && end > 0) return text.slice(0, lastBreak > 0 ? lastBreak : end);
    script ??= own;
    end += character.length;
    before = character;
  }
  return text;
}

/** Where they begin. */
function thaiWordsIn(text: string): ReadonlySet<number> {
  if (!THAI.test(text)) return new Set();
  const words = [...THAI_WORDS.segment(text)].filter(({ segment }) => THAI.test(segment));
  return new Set(words.map(({ index }) => index));
}

/** Of those that cannot stand in one line with each other. */
function scriptOf(character: string): LineFont | 'sliced' | undefined {
  return lineFontOf(character) ?? (slicedFontOf(character) === undefined ? undefined : 'sliced');
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
  const { x, y, fill, anchor = 'start', outline } = place;
  const isPlain = place.family === undefined && outline === undefined;
  const { family = place.family, content } = contentOf(text, type, { fill, isPlain });
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
  return element('text', attributes, content);
}
