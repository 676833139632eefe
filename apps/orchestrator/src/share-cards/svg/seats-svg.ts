import { seatColour } from '#libs/views';
import type { CardSeat } from '../model/card.js';
import type { Area } from './area.js';
import { ACCENT, EDGE, GROUND, INK, PANEL, SOFT } from './colours.js';
import { emblemSvg } from './emblem-svg.js';
import { fitted, label } from './label.js';
import { element } from './markup.js';
import { type Type, widthOf } from './type.js';

const MAX_ROWS = 8;
/** Pixels; a row of the second height has room for the note. */
const [TALLEST, TALL] = [112, 84];

/** Everybody's share of what there is, in one bar. */
export function sharesSvg(seats: readonly CardSeat[], { x, y, width, height }: Area): string {
  const known = seats.filter(({ share }) => share !== null && share > 0);
  let left = x;
  const parts = known.map(({ order, share }) => {
    const part = (share ?? 0) * width;
    const drawn = element('rect', { x: left, y, width: part, height, fill: seatColour(order) });
    const gap = left > x ? element('rect', { x: left - 1, y, width: 2, height, fill: GROUND }) : '';
    left += part;
    return drawn + gap;
  });
  const clip = element('clipPath', { id: 'bar' }, element('rect', { x, y, width, height, rx: height / 2 }));
  return parts.length === 0 ? '' : clip + element('g', { 'clip-path': 'url(#bar)' }, ...parts);
}

/** A row for each seat, best first; where there are more than fit, how many are left out. */
export function seatsSvg(seats: readonly CardSeat[], area: Area): string {
  const shown = seats.length > MAX_ROWS ? seats.slice(0, MAX_ROWS - 1) : seats;
  const count = seats.length > shown.length ? shown.length + 1 : shown.length;
  const height = Math.min(TALLEST, area.height / Math.max(1, count));
  const rows = shown.map((seat, index) => row(seat, { ...area, y: area.y + index * height, height }));
  const more = label(
    `and ${seats.length - shown.length} more`,
    { size: 19, weight: 400 },
    {
      x: area.x + 56,
      y: area.y + shown.length * height + height / 2 + 7,
      fill: SOFT,
    },
  );
  return rows.join('') + (seats.length > shown.length ? more : '');
}

function row(seat: CardSeat, area: Area): string {
  const { x, y, width, height } = area;
  const isTall = height >= TALL && seat.note !== '';
  const middle = isTall ? y + height * 0.39 : y + height / 2;
  const size = isTall ? 28 : Math.min(27, height * 0.52);
  const value = amountSvg(seat, { ...area, y: middle + size * 0.35 }, size);
  const room = width - 66 - 20 - value.width;
  const type = nameType(seat.name, size, room);
  const paint = seat.isOut ? EDGE : INK;
  const border = seat.isWinner ? { stroke: ACCENT, 'stroke-width': 2 } : {};
  const note = { size: 18, weight: 400 } as const;
  const emblem = { x: x + 33, y: y + height / 2 };
  return [
    element('rect', { x, y: y + 4, width, height: height - 8, rx: 12, fill: PANEL, ...border }),
    element(
      'g',
      { opacity: seat.isOut ? 0.45 : undefined },
      emblemSvg(seat.order, emblem, isTall ? 38 : height * 0.54),
    ),
    label(fitted(seat.name, type, room), type, { x: x + 66, y: middle + size * 0.35, fill: paint }),
    isTall && !seat.isOut
      ? label(fitted(seat.note, note, width - 90), note, { x: x + 66, y: y + height * 0.78, fill: SOFT })
      : '',
    value.drawn,
  ].join('');
}

/** Smaller, before a name is cut. */
function nameType(name: string, size: number, room: number): Type {
  const type = { size, weight: 700 } as const;
  return { ...type, size: Math.max(size * 0.76, Math.min(size, (size * room) / Math.max(1, widthOf(name, type)))) };
}

/** What a seat has, and its share of all. */
function amountSvg(
  seat: CardSeat,
  { x, y, width }: Area,
  size: number,
): { readonly drawn: string; readonly width: number } {
  const { value, share, isOut, isWinner } = seat;
  const type = { size, weight: 700 } as const;
  const part = share === null || isOut ? '' : `${Math.round(share * 100)} %`;
  const amount = isOut ? 'out' : value;
  const partWidth = part === '' ? 0 : 76;
  const right = x + width - 18;
  const fill = isOut ? EDGE : isWinner ? ACCENT : INK;
  const small = { size: size * 0.78, weight: 400 } as const;
  const drawn = [
    label(amount, type, { x: right - partWidth, y, fill, anchor: 'end' }),
    part === '' ? '' : label(part, small, { x: right, y, fill: SOFT, anchor: 'end' }),
  ];
  return { drawn: drawn.join(''), width: partWidth + widthOf(amount, type) + 18 };
}
