import type { Area } from './area.js';
import { DARK, EDGE, mixed, TILE } from './colours.js';
import { element } from './markup.js';

/** The square with the cell, and the way around it for those who just visit. */
export const JAIL = 10;

/** How much of the square is the cell's; it is in the corner towards the middle of the board. */
const CELL = 0.63;
const BARS = [0.25, 0.5, 0.75];
const INSET = 2;
const LARGEST_VISITOR = 22;

/** Where a token stands, and how large it is. */
export interface TokenSpot {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export function jailSvg(square: Area): string {
  const cell = cellOf(square);
  const { x, y, width, height } = cell;
  const d = BARS.map((share) => `M${(x + width * share).toFixed(2)} ${y.toFixed(2)}v${height.toFixed(2)}`).join('');
  return (
    element('rect', { ...cell, rx: 4, fill: DARK, stroke: EDGE, 'stroke-width': 1.5 }) +
    element('path', { d, stroke: mixed(EDGE, TILE, 0.6), 'stroke-width': 2 })
  );
}

function cellOf({ x, y, width, height }: Area): Area {
  const [side, tall] = [width * CELL, height * CELL];
  return { x: x + width - side - INSET, y: y + INSET, width: side, height: tall };
}

/** In the cell: several are smaller, side by side. @param index of the token among `count` */
export function cellSpot(square: Area, index: number, count: number): TokenSpot {
  const { x, y, width, height } = cellOf(square);
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const size = Math.min(28, (width * 0.96) / columns);
  return {
    x: x + (width * ((index % columns) + 0.5)) / columns,
    y: y + (height * (Math.floor(index / columns) + 0.5)) / rows,
    size,
  };
}

/** On the way around the cell: from the corner to the right, then up. */
export function visitingSpot({ x, y, width, height }: Area, index: number, count: number): TokenSpot {
  const way = (width * (1 - CELL)) / 2;
  const step = Math.min(LARGEST_VISITOR, (width - 2 * way) / Math.max(1, Math.ceil((count - 1) / 2)));
  const size = Math.min(LARGEST_VISITOR, step * 1.2);
  const isUp = index % 2 === 1;
  const far = Math.ceil(index / 2) * step;
  return { x: x + way + (isUp ? 0 : far), y: y + height - way - (isUp ? far : 0), size };
}
