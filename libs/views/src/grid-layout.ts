import type { GridView, Square } from './read/grid.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where everything is in a drawing of `width` by `height`. */
export interface GridLayout {
  readonly width: number;
  readonly height: number;
  readonly centreOf: (square: Square) => Point;
  readonly rowLabelAt: (row: number) => Point;
  readonly columnLabelAt: (column: number) => Point;
}

/** The width of a square in the units of the drawing. */
export const UNIT = 20;
const GUTTER = 0.6 * UNIT;
const EDGE = 0.15 * UNIT;
/** From the centre of a hexagon of that width, which stands on a corner, to its corners, and to the next row. */
export const HEX_RADIUS = UNIT / Math.sqrt(3);
const HEX_ROW = 1.5 * HEX_RADIUS;

/** Row 0 is on top. On a board of hexagons, each row is half a hexagon to the right of the one above. */
export function gridLayoutOf({ rows, columns, shape, rowLabels, columnLabels }: GridView): GridLayout {
  const isHex = shape === 'hex';
  const left = EDGE + (rowLabels.length > 0 ? GUTTER : 0);
  const bottom = EDGE + (columnLabels.length > 0 ? GUTTER : 0);
  const rowHeight = isHex ? HEX_ROW : UNIT;
  const halfHeight = isHex ? HEX_RADIUS : UNIT / 2;
  const shift = (row: number): number => (isHex ? (row * UNIT) / 2 : 0);
  const centreOf = ([row, column]: Square): Point => ({
    x: left + shift(row) + (column + 0.5) * UNIT,
    y: EDGE + halfHeight + row * rowHeight,
  });
  const boardBottom = EDGE + 2 * halfHeight + (rows - 1) * rowHeight;
  return {
    width: left + shift(rows - 1) + columns * UNIT + EDGE,
    height: boardBottom + bottom,
    centreOf,
    rowLabelAt: (row) => ({ x: left + shift(row) - GUTTER / 2, y: centreOf([row, 0]).y }),
    columnLabelAt: (column) => ({ x: centreOf([rows - 1, column]).x, y: boardBottom + GUTTER / 2 }),
  };
}

/** The corners of a hexagon around a point, for `points` of a polygon. */
export function hexagonAt({ x, y }: Point, radius = HEX_RADIUS): string {
  return Array.from({ length: 6 }, (_, corner) => {
    const angle = (Math.PI / 3) * corner - Math.PI / 2;
    return `${(x + radius * Math.cos(angle)).toFixed(2)},${(y + radius * Math.sin(angle)).toFixed(2)}`;
  }).join(' ');
}
