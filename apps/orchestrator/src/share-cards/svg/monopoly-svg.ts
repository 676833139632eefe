import { districtColour, isDeed, placeOf, seatColour, setOf, type Square, SQUARES } from '#libs/views';
import type { CardBoard, DrawnDeed, DrawnToken, ShareCard } from '../model/card.js';
import type { Area } from './area.js';
import { ACCENT, BAD, DARK, GOOD, LINE, mixed, PANEL, SOFT, TILE } from './colours.js';
import { emblemSvg } from './emblem-svg.js';
import { label } from './label.js';
import { element } from './markup.js';
import { quoteSvg } from './quote-svg.js';

/** The side of a corner, as a multiple of another square's. */
const CORNER = 1.45;
const SIDES = 2 * CORNER + 9;
const GAP = 2.5;
const ROOF = 0.3;
const HOTEL = 5;
const TOKEN = 30;

type Edge = ReturnType<typeof placeOf>['edge'];
type Monopoly = Extract<CardBoard, { kind: 'monopoly' }>;

/** The board with the owners' colours; in its middle the turn, and what was thought or written. */
export function monopolySvg(board: Monopoly, card: ShareCard, area: Area): string {
  const unit = area.width / SIDES;
  const inner = CORNER * unit;
  const middle = {
    x: area.x + inner + 16,
    y: area.y + inner + 14,
    width: area.width - 2 * inner - 32,
    height: area.height - 2 * inner - 28,
  };
  return [
    element('rect', { ...area, rx: 12, fill: PANEL, stroke: LINE, 'stroke-width': 1.5 }),
    ...SQUARES.map((square) => tile(square, tileArea(square.position, area, unit), board)),
    ...tokens(board.tokens, area, unit),
    centre(card, middle),
  ].join('');
}

function centre({ moment, quote }: ShareCard, area: Area): string {
  const x = area.x + area.width / 2;
  const y = area.y + area.height / 2 + 16;
  if (quote === null) return label(moment, { size: 46, weight: 700 }, { x, y, fill: ACCENT, anchor: 'middle' });
  const title = label(moment, { size: 30, weight: 700 }, { x: area.x, y: area.y + 30, fill: ACCENT });
  return title + quoteSvg(quote, { ...area, y: area.y + 46, height: area.height - 46 }, 25);
}

function offsetOf(track: number, unit: number): number {
  return track === 1 ? 0 : (CORNER + track - 2) * unit;
}

function sideOf(track: number, unit: number): number {
  return (track === 1 || track === 11 ? CORNER : 1) * unit;
}

function tileArea(position: number, area: Area, unit: number): Area {
  const { row, column } = placeOf(position);
  return {
    x: area.x + offsetOf(column, unit) + GAP / 2,
    y: area.y + offsetOf(row, unit) + GAP / 2,
    width: sideOf(column, unit) - GAP,
    height: sideOf(row, unit) - GAP,
  };
}

function tile(square: Square, area: Area, { deeds }: Monopoly): string {
  const deed = deeds.find(({ position }) => position === square.position);
  const owner = deed === undefined ? null : seatColour(deed.owner);
  const fill = owner === null ? TILE : mixed(owner, TILE, deed?.isMortgaged === true ? 0.22 : 0.62);
  const parts = [element('rect', { ...area, rx: 4, fill })];
  if (isDeed(square)) {
    const roof = roofOf(area, placeOf(square.position).edge, square.kind === 'street' ? ROOF : ROOF / 2);
    parts.push(element('rect', { ...roof, rx: 3, fill: districtColour(setOf(square)) }));
    if (deed !== undefined) parts.push(buildings(deed, roof), deed.isMortgaged ? mortgaged(area) : '');
  } else if (square.position % 10 === 0) parts.push(corner(square.position, area));
  return parts.join('');
}

/** On the side towards the middle of the board. */
function roofOf({ x, y, width, height }: Area, edge: Edge, share: number): Area {
  const roofs: Readonly<Record<Edge, Area>> = {
    bottom: { x, y, width, height: height * share },
    top: { x, y: y + height * (1 - share), width, height: height * share },
    left: { x: x + width * (1 - share), y, width: width * share, height },
    right: { x, y, width: width * share, height },
  };
  return roofs[edge];
}

/** One after the other along the roof. */
function buildings({ houses }: DrawnDeed, roof: Area): string {
  if (houses === 0) return '';
  const isWide = roof.width > roof.height;
  const [along, across] = isWide ? [roof.width, roof.height] : [roof.height, roof.width];
  const count = houses === HOTEL ? 1 : houses;
  const length = houses === HOTEL ? along * 0.55 : Math.min(along / 5.2, across * 0.72);
  const gap = along * 0.05;
  const start = (along - count * length - (count - 1) * gap) / 2;
  const thick = across * 0.66;
  return Array.from({ length: count }, (_, index) => {
    const at = start + index * (length + gap);
    const side = (across - thick) / 2;
    const box = isWide
      ? { x: roof.x + at, y: roof.y + side, width: length, height: thick }
      : { x: roof.x + side, y: roof.y + at, width: thick, height: length };
    return element('rect', { ...box, rx: 1.5, fill: houses === HOTEL ? BAD : GOOD, stroke: DARK, 'stroke-width': 1.4 });
  }).join('');
}

function mortgaged({ x, y, width, height }: Area): string {
  const d = `M${x + 6} ${y + 6}L${x + width - 6} ${y + height - 6}M${x + width - 6} ${y + 6}L${x + 6} ${y + height - 6}`;
  return element('path', { d, stroke: SOFT, 'stroke-width': 2, 'stroke-linecap': 'round', opacity: 0.7 });
}

/** What each corner is: the start, the jail, a rest, the way to jail. */
const CORNERS = [
  'M8 12h7M12 8.5l4 3.5-4 3.5',
  'M7 6v12M12 6v12M17 6v12',
  'M12 6v12M6 12h12M8 8l8 8M16 8l-8 8',
  'M7 7l10 10M17 7L7 17',
];

function corner(position: number, { x, y, width }: Area): string {
  const scale = (width * 0.8) / 24;
  const transform = `translate(${(x + width * 0.1).toFixed(2)} ${(y + width * 0.1).toFixed(2)}) scale(${scale.toFixed(4)})`;
  const d = CORNERS[position / 10] ?? '';
  return element('path', { d, transform, fill: 'none', stroke: LINE, 'stroke-width': 2.4, 'stroke-linecap': 'round' });
}

/** Several on one square stand beside each other. */
function tokens(all: readonly DrawnToken[], area: Area, unit: number): readonly string[] {
  return all.map(({ order, position }) => {
    const there = all.filter((token) => token.position === position);
    const index = there.findIndex((token) => token.order === order);
    const { x, y, width, height } = tileArea(position, area, unit);
    const columns = there.length > 4 ? 3 : Math.min(2, there.length);
    const rows = Math.ceil(there.length / columns);
    const size = Math.min(TOKEN, (1.5 * unit) / Math.max(columns, rows));
    const place = (at: number, count: number): number => (at - (count - 1) / 2) * size * 0.8;
    const at = {
      x: x + width / 2 + place(index % columns, columns),
      y: y + height / 2 + place(Math.floor(index / columns), rows),
    };
    return emblemSvg(order, at, size);
  });
}
