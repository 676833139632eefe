import {
  type GridLayout,
  gridLayoutOf,
  type GridShape,
  type GridView,
  HEX_RADIUS,
  hexagonAt,
  isLight,
  type Piece,
  type Point,
  seatColour,
  UNIT,
} from '#libs/views';
import { drawable, drawableLine } from '../model/drawable.js';
import { type Area, fitInto } from './area.js';
import { ACCENT, DARK, DARK_TILE, EDGE, GROUND, INK, mixed, SOFT, TILE } from './colours.js';
import { label } from './label.js';
import { element } from './markup.js';

const WOOD = '#3a3222';
const CROSSING = '#a9976a';
const LAST = mixed(ACCENT, TILE, 0.3);
const MAX_CHARS_ON_DISC = 2;
/** Glyphs that fonts draw in different sizes: a disc is meant. */
const DISC = /^[●⬤⚫⚪⏺🔴🟠🟡🟢🔵🟣🟤]$/u;
/** A capital letter's height, as a share of its size: by it a text stands in the middle of a square. */
const CAP = 0.36;

/** A board of squares, hexagons or crossings, as the page draws it. */
export function gridSvg(view: GridView, seatIds: readonly string[], area: Area): string {
  const layout = gridLayoutOf(view);
  const { transform } = fitInto(area, layout.width, layout.height);
  return element(
    'g',
    { transform },
    view.shape === 'points' ? crossings(view, layout) : squares(view, layout),
    ...view.last.map((at) =>
      squareAt(view.shape, layout.centreOf(at), { fill: LAST, stroke: ACCENT, 'stroke-width': 1 }),
    ),
    ...labels(view, layout),
    ...view.cells.flatMap((line, row) =>
      line.map((piece, column) => (piece === null ? '' : pieceAt(piece, layout.centreOf([row, column]), seatIds))),
    ),
    ...view.lines.map((line) => winningLine(line.map((square) => layout.centreOf(square)))),
  );
}

function squares({ rows, columns, shape }: GridView, layout: GridLayout): string {
  return Array.from({ length: rows * columns }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const isDark = shape === 'checkered' && (row + column) % 2 === 1;
    const fill = isDark ? DARK_TILE : TILE;
    return squareAt(shape, layout.centreOf([row, column]), { fill, stroke: EDGE, 'stroke-width': 0.4 });
  }).join('');
}

type Paint = Readonly<Record<string, string | number>>;

function squareAt(shape: GridShape, at: Point, paint: Paint): string {
  if (shape === 'hex') return element('polygon', { points: hexagonAt(at, HEX_RADIUS * 0.98), ...paint });
  if (shape === 'points') return element('circle', { cx: at.x, cy: at.y, r: UNIT * 0.48, ...paint });
  return element('rect', { x: at.x - UNIT / 2, y: at.y - UNIT / 2, width: UNIT, height: UNIT, ...paint });
}

function crossings({ rows, columns }: GridView, layout: GridLayout): string {
  const [first, last] = [layout.centreOf([0, 0]), layout.centreOf([rows - 1, columns - 1])];
  const down = Array.from({ length: columns }, (_, column) => layout.centreOf([0, column]).x);
  const across = Array.from({ length: rows }, (_, row) => layout.centreOf([row, 0]).y);
  const d = [...down.map((x) => `M${x} ${first.y}V${last.y}`), ...across.map((y) => `M${first.x} ${y}H${last.x}`)];
  const wood = { x: first.x - UNIT / 2, y: first.y - UNIT / 2, width: columns * UNIT, height: rows * UNIT, rx: 3 };
  return (
    element('rect', { ...wood, fill: WOOD }) +
    element('path', { d: d.join(''), fill: 'none', stroke: CROSSING, 'stroke-width': 0.5 })
  );
}

function labels({ rowLabels, columnLabels }: GridView, layout: GridLayout): readonly string[] {
  return [
    ...rowLabels.map((text, row) => axisLabel(text, layout.rowLabelAt(row))),
    ...columnLabels.map((text, column) => axisLabel(text, layout.columnLabelAt(column))),
  ];
}

function axisLabel(text: string, { x, y }: Point): string {
  const size = Math.min(0.45, 1 / Math.max(1, text.length)) * UNIT;
  return label(drawableLine(text), { size, weight: 700 }, { x, y: y + size * CAP, fill: SOFT, anchor: 'middle' });
}

/** A glyph that no font here has is a disc, like a piece without one. */
function pieceAt({ glyph, text, colour, playerId, isMark }: Piece, at: Point, seatIds: readonly string[]): string {
  const own = colour ?? (playerId === null ? null : seatColour(seatIds.indexOf(playerId)));
  const drawn = glyph === null || glyph === '' || (isMark && DISC.test(glyph)) ? null : drawable(glyph, 8);
  if (drawn !== null) return glyphAt(drawn, at, own, isMark ? 0.86 : 0.55);
  const disc = element('circle', {
    cx: at.x,
    cy: at.y,
    r: UNIT * 0.39,
    fill: own ?? SOFT,
    stroke: INK,
    'stroke-width': 0.9,
  });
  const short = glyph === null && Array.from(text).length <= MAX_CHARS_ON_DISC ? drawableLine(text) : '';
  return short === '' ? disc : disc + glyphAt(short, at, '#ffffff', 0.4);
}

function glyphAt(text: string, at: Point, colour: string | null, share: number): string {
  const size = Math.min(share, 1.5 / Math.max(1, Array.from(text).length)) * UNIT;
  const outline = colour === null ? undefined : isLight(colour) === false ? '#ffffff' : DARK;
  const place = { x: at.x, y: at.y + size * CAP, fill: colour ?? INK, anchor: 'middle' } as const;
  return label(text, { size, weight: 700 }, outline === undefined ? place : { ...place, outline });
}

function winningLine(points: readonly Point[]): string {
  const drawn = points.map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ');
  const line = { points: drawn, fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  return (
    element('polyline', { ...line, stroke: GROUND, 'stroke-width': 4.5 }) +
    element('polyline', { ...line, stroke: ACCENT, 'stroke-width': 2.5 })
  );
}
