import { districtColour, isDeed, placeOf, seatColour, setOf, type Square, SQUARES } from '#libs/views';
import type { CardBoard, DrawnDeed, DrawnToken, ShareCard } from '../model/card.js';
import type { Area } from './area.js';
import { ACCENT, BAD, DARK, EDGE, GOOD, LINE, mixed, PANEL, SOFT, TILE } from './colours.js';
import { emblemSvg } from './emblem-svg.js';
import { cellSpot, JAIL, jailSvg, type TokenSpot, visitingSpot } from './jail-svg.js';
import { label } from './label.js';
import { element } from './markup.js';
import { portraitSvg } from './portrait-svg.js';
import { quoteSvg } from './quote-svg.js';

/** The side of a corner, as a multiple of another square's. */
const CORNER = 1.45;
const SIDES = 2 * CORNER + 9;
const GAP = 2.5;
const ROOF = 0.3;
const HOTEL = 5;
const TOKEN = 30;
/** The winner's face. */
const HERO = 128;

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

/** Who leads or has won, where nobody has a thought or a message; a winner in any case. */
function centre({ moment, quote, seats }: ShareCard, area: Area): string {
  const [first] = seats;
  const [x, y] = [area.x + area.width / 2, area.y + area.height / 2];
  if (quote === null) {
    const turn = label(moment, { size: 46, weight: 700 }, { x, y: y + 136, fill: ACCENT, anchor: 'middle' });
    return (first === undefined ? '' : portraitSvg(first, { x, y: y - 40 }, 210)) + turn;
  }
  const title = label(moment, { size: 32, weight: 700 }, { x, y: area.y + 32, fill: ACCENT, anchor: 'middle' });
  const hero = first?.isWinner === true ? HERO : 0;
  const face = hero === 0 || first === undefined ? '' : portraitSvg(first, { x, y: area.y + 56 + hero / 2 }, hero);
  const top = 50 + (hero === 0 ? 0 : hero + 18);
  const bubble = { ...area, y: area.y + top, height: area.height - top };
  return title + face + quoteSvg(quote, bubble, { face: hero === 0 ? 64 : 40, largest: 34, align: 'middle' });
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
  } else if (square.position === JAIL) parts.push(jailSvg(area));
  else if (square.position % 10 === 0) parts.push(corner(square.position, area));
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

/** The start, a rest, the way to jail. */
const CORNERS: Readonly<Record<number, string>> = {
  0: 'M8 12h7M12 8.5l4 3.5-4 3.5',
  20: 'M12 6v12M6 12h12M8 8l8 8M16 8l-8 8',
  30: 'M7 7l10 10M17 7L7 17',
};

function corner(position: number, { x, y, width }: Area): string {
  const scale = (width * 0.8) / 24;
  const transform = `translate(${(x + width * 0.1).toFixed(2)} ${(y + width * 0.1).toFixed(2)}) scale(${scale.toFixed(4)})`;
  const d = CORNERS[position] ?? '';
  return element('path', { d, transform, fill: 'none', stroke: EDGE, 'stroke-width': 2.2, 'stroke-linecap': 'round' });
}

/** Several in one place stand beside each other. */
function tokens(all: readonly DrawnToken[], area: Area, unit: number): readonly string[] {
  return all.map((token) => {
    const there = all.filter(({ position, isInJail }) => position === token.position && isInJail === token.isInJail);
    const { size, ...at } = spotOf(token, there.indexOf(token), there.length, tileArea(token.position, area, unit));
    return emblemSvg(token.order, at, size);
  });
}

function spotOf({ position, isInJail }: DrawnToken, index: number, count: number, square: Area): TokenSpot {
  if (position === JAIL) return isInJail ? cellSpot(square, index, count) : visitingSpot(square, index, count);
  const columns = count > 4 ? 3 : Math.min(2, count);
  const rows = Math.ceil(count / columns);
  const size = Math.min(TOKEN, (1.5 * Math.min(square.width, square.height)) / Math.max(columns, rows));
  const place = (track: number, tracks: number): number => (track - (tracks - 1) / 2) * size * 0.8;
  return {
    x: square.x + square.width / 2 + place(index % columns, columns),
    y: square.y + square.height / 2 + place(Math.floor(index / columns), rows),
    size,
  };
}
