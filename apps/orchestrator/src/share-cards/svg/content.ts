import { familyOf, type LineFont, lineFontOf } from '../fonts/line-fonts.js';
import type { SlicedFont } from '../fonts/sliced-font.js';
import { slicedFontOf } from '../fonts/sliced-fonts.js';
import { escaped } from '#libs/service';
import type { Type } from './type.js';
import { element } from './markup.js';

/** Texts of the page's font alone. */
export const SIMPLE = /^[\u0020-\u02FF\u2010-\u2027]*$/u;
/** By how much of its size a thin letter is outlined, so that it looks as heavy as the text around it. */
const HEAVIER = { 400: 0.045, 700: 0.07 } as const;

interface Paint {
  readonly fill: string;
  /** It has a font or an outline of its own. */
  readonly isPlain: boolean;
}

interface Content {
  /** The font of the whole line; undefined: that of all texts. */
  readonly family: string | undefined;
  /** Markup. */
  readonly content: string;
}

/** A line as markup: a part in another script is an element with its font. */
export function contentOf(line: string, type: Type, paint: Paint): Content {
  if (SIMPLE.test(line)) return { family: undefined, content: escaped(line) };
  const font = lineFontOf(line);
  if (font !== undefined) return { family: font.family, content: escaped(withoutMissing(line, font)) };
  const content = runsOf(line).map((run) => runSvg(run, type, paint));
  return { family: paint.isPlain ? familyOf(line) : undefined, content: content.join('') };
}

function withoutMissing(line: string, { missing }: LineFont): string {
  const drawn = line.replace(missing, '');
  return drawn === line ? line : drawn.replaceAll(/ {2,}/g, ' ').trim();
}

interface Run {
  readonly font: SlicedFont | undefined;
  readonly text: string;
}

function runsOf(line: string): readonly Run[] {
  const runs: Run[] = [];
  for (const character of line) {
    const last = runs.at(-1);
    const font = slicedFontOf(character);
    if (last !== undefined && last.font === font) runs[runs.length - 1] = { font, text: last.text + character };
    else runs.push({ font, text: character });
  }
  return runs;
}

function runSvg({ font, text }: Run, { size, weight }: Type, { fill, isPlain }: Paint): string {
  if (font === undefined) return escaped(text);
  const { family, isThin } = font.options;
  const outline = isThin && isPlain ? { stroke: fill, 'stroke-width': size * HEAVIER[weight] } : {};
  return element('tspan', { 'font-family': family, ...outline }, escaped(text));
}
