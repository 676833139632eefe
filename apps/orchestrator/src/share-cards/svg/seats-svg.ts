import { seatColour } from '#libs/views';
import type { CardSeat } from '../model/card.js';
import type { Area } from './area.js';
import { ACCENT, EDGE, GROUND, INK, PANEL, SOFT } from './colours.js';
import { fitted, label } from './label.js';
import { element } from './markup.js';
import { portraitSvg } from './portrait-svg.js';
import { shrunk, widthOf } from './type.js';

const MAX_ROWS = 8;
/** Pixels; a row of the second height has room for a second line. */
const [TALLEST, TALL] = [132, 74];
const NOTE = { size: 19, weight: 400 } as const;
const BAR_TITLE = { size: 17, weight: 700 } as const;
export const BAR_HEIGHT = 48;

/** Everybody's share of what there is, in one bar under the words of what it is a share of. */
export function sharesSvg(
  seats: readonly CardSeat[],
  title: string,
  area: { x: number; y: number; width: number },
): string {
  const { x, width } = area;
  const known = seats.filter(({ share }) => share !== null && share > 0);
  if (known.length === 0) return '';
  const bar = { x, y: area.y + 24, width, height: BAR_HEIGHT - 24 };
  let left = x;
  const parts = known.map(({ order, share }) => {
    const part = (share ?? 0) * width;
    const drawn = element('rect', { ...bar, x: left, width: part, fill: seatColour(order) });
    const gap = left > x ? element('rect', { ...bar, x: left - 1, width: 2, fill: GROUND }) : '';
    left += part;
    return drawn + gap;
  });
  const clip = element('clipPath', { id: 'bar' }, element('rect', { ...bar, rx: bar.height / 2 }));
  const words = label(title, BAR_TITLE, { x, y: area.y + 15, fill: SOFT });
  return words + clip + element('g', { 'clip-path': 'url(#bar)' }, ...parts);
}

/** A row for each seat, best first; where there are more than fit, how many are left out. */
export function seatsSvg(seats: readonly CardSeat[], area: Area): string {
  const shown = seats.length > MAX_ROWS ? seats.slice(0, MAX_ROWS - 1) : seats;
  const count = seats.length > shown.length ? shown.length + 1 : shown.length;
  const height = Math.min(TALLEST, area.height / Math.max(1, count));
  const draw = height >= TALL ? tallRow : lowRow;
  const rows = shown.map((seat, index) => {
    const row = { ...area, y: area.y + index * height + 4, height: height - 8 };
    const border = seat.isWinner ? { stroke: ACCENT, 'stroke-width': 2.5 } : {};
    return element('rect', { ...row, rx: 14, fill: PANEL, ...border }) + draw(seat, row);
  });
  const place = { x: area.x + 60, y: area.y + shown.length * height + height / 2 + 7, fill: SOFT };
  const more = label(`and ${seats.length - shown.length} more`, { size: 19, weight: 400 }, place);
  return rows.join('') + (seats.length > shown.length ? more : '');
}

/** The note under the name, and the share under the amount. */
function tallRow(seat: CardSeat, { x, y, width, height }: Area): string {
  const face = Math.min(84, height - 18);
  const left = x + 34 + face;
  const right = x + width - 20;
  const type = { size: Math.min(32, height * 0.33), weight: 700 } as const;
  const middle = y + height / 2 + type.size * 0.35;
  const [first, second] = seat.isOut ? [middle, middle] : [y + height * 0.46, y + height * 0.8];
  const amount = seat.isOut ? 'out' : seat.value;
  const room = right - left - widthOf(amount, type) - 20;
  const small = shrunk(seat.name, type, room);
  const share = shareOf(seat);
  const fill = seat.isOut ? EDGE : INK;
  return [
    portraitSvg(seat, { x: x + 16 + face / 2, y: y + height / 2 }, face),
    label(fitted(seat.name, small, room), small, { x: left, y: first, fill }),
    label(amount, type, { x: right, y: first, fill: seat.isWinner ? ACCENT : fill, anchor: 'end' }),
    seat.isOut ? '' : label(fitted(seat.note, NOTE, right - left - 80), NOTE, { x: left, y: second, fill: SOFT }),
    share === '' ? '' : label(share, NOTE, { x: right, y: second, fill: SOFT, anchor: 'end' }),
  ].join('');
}

function lowRow(seat: CardSeat, { x, y, width, height }: Area): string {
  const face = Math.min(54, height * 0.86);
  const left = x + 34 + face;
  const type = { size: Math.min(28, height * 0.62), weight: 700 } as const;
  const base = y + height / 2 + type.size * 0.35;
  const amount = seat.isOut ? 'out' : seat.value;
  const share = shareOf(seat);
  const shareWidth = seat.share === null ? 0 : 76;
  const right = x + width - 18 - (share === '' ? 0 : shareWidth);
  const room = right - left - widthOf(amount, type) - 20;
  const small = shrunk(seat.name, type, room);
  const fill = seat.isOut ? EDGE : INK;
  return [
    portraitSvg(seat, { x: x + 14 + face / 2, y: y + height / 2 }, face),
    label(fitted(seat.name, small, room), small, { x: left, y: base, fill }),
    label(amount, type, { x: right, y: base, fill: seat.isWinner ? ACCENT : fill, anchor: 'end' }),
    share === ''
      ? ''
      : label(
          share,
          { size: type.size * 0.78, weight: 400 },
          { x: x + width - 18, y: base, fill: SOFT, anchor: 'end' },
        ),
  ].join('');
}

function shareOf({ share, isOut }: CardSeat): string {
  return share === null || isOut ? '' : `${Math.round(share * 100)} %`;
}
