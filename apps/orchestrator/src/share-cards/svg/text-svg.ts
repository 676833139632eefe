import type { TextView } from '#libs/views';
import { slicedFontOf } from '../fonts/sliced-fonts.js';
import { drawableLine } from '../model/drawable.js';
import type { Area } from './area.js';
import { INK, LINE, PANEL, SOFT } from './colours.js';
import { label } from './label.js';
import { element } from './markup.js';

const MONO = 'DejaVu Sans Mono';
/** The width of each of its characters, and the height of a line, as shares of its size. */
const ADVANCE = 0.602;
const LINE_HEIGHT = 1.24;
const [SMALLEST, LARGEST] = [11, 30];
const PADDING = 22;
const PROSE_COLUMNS = 36;
/** Columns, lines or boxes of characters. */
const DRAWING = /\S {3,}\S|[-=_|+#*.~\u2500-\u259F]{3}|^\s*[|+]/u;

/** A board of text, in type as large as fits; what does not fit in the smallest is cut. */
export function textSvg({ lines, isCut }: TextView, area: Area): string {
  const [width, height] = [area.width - 2 * PADDING, area.height - 2 * PADDING];
  const drawn = inShortLines(lines.map(drawableLine));
  const longest = Math.max(1, ...drawn.map((line) => columnsOf(line)));
  const fits = Math.min(width / (longest * ADVANCE), height / (Math.max(1, drawn.length) * LINE_HEIGHT), LARGEST);
  const size = Math.max(SMALLEST, fits);
  const [columns, rows] = [Math.floor(width / (size * ADVANCE)), Math.floor(height / (size * LINE_HEIGHT))];
  const shown = drawn.slice(0, rows);
  const used = Math.min(columns, longest) * size * ADVANCE;
  const x = area.x + PADDING + (width - used) / 2;
  const top = area.y + PADDING + (height - shown.length * size * LINE_HEIGHT) / 2;
  return [
    element('rect', { ...area, rx: 12, fill: PANEL, stroke: LINE, 'stroke-width': 1.5 }),
    ...shown.map((line, index) => {
      const isLast = index === rows - 1 && (isCut || drawn.length > rows);
      const text = cut(line, columns);
      return label(
        isLast ? '…' : text,
        { size, weight: 400 },
        {
          x,
          y: top + (index + 0.8) * size * LINE_HEIGHT,
          fill: isLast ? SOFT : INK,
          family: MONO,
        },
      );
    }),
  ].join('');
}

/** Long lines of prose are broken, so that they are read; a drawing stays as it is. */
function inShortLines(lines: readonly string[]): readonly string[] {
  const isDrawing = lines.some((line) => DRAWING.test(line));
  if (isDrawing || lines.every((line) => columnsOf(line) <= PROSE_COLUMNS)) return lines;
  return lines.flatMap(broken);
}

/** At spaces. */
function broken(line: string): readonly string[] {
  const parts: string[] = [];
  for (const word of line.split(' ')) {
    const last = parts.at(-1);
    const together = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || columnsOf(together) > PROSE_COLUMNS) parts.push(word);
    else parts[parts.length - 1] = together;
  }
  return parts;
}

/** As in a terminal: a letter of a font with large letters takes two. */
function columnsOf(line: string): number {
  return Array.from(line).reduce((sum, character) => sum + widthInColumns(character), 0);
}

function widthInColumns(character: string): number {
  if (/\p{M}/u.test(character)) return 0;
  return slicedFontOf(character) === undefined ? 1 : 2;
}

function cut(line: string, columns: number): string {
  let used = 0;
  return Array.from(line)
    .filter((character) => (used += widthInColumns(character)) <= columns)
    .join('');
}
