import type { Badge, ShareCard } from '../model/card.js';
import type { Area } from './area.js';
import { ACCENT, BAD, EDGE, GROUND, INK, LINE, ON_ACCENT, PANEL, SOFT } from './colours.js';
import { gridSvg } from './grid-svg.js';
import { handsSvg } from './hands-svg.js';
import { fitted, label, wrapped } from './label.js';
import { element } from './markup.js';
import { monopolySvg } from './monopoly-svg.js';
import { portraitSvg } from './portrait-svg.js';
import { quoteSvg } from './quote-svg.js';
import { BAR_HEIGHT, seatsSvg, sharesSvg } from './seats-svg.js';
import { textSvg } from './text-svg.js';
import { type Type, widthOf } from './type.js';

/** What pages that show links expect. */
export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

const BOARD: Area = { x: 35, y: 35, width: 560, height: 560 };
const SIDE: Area = { x: 631, y: 35, width: 534, height: 560 };
const QUOTE_HEIGHT = 188;

const BADGES: Readonly<Record<Badge, { readonly text: string; readonly fill: string; readonly ink: string }>> = {
  live: { text: 'LIVE', fill: BAD, ink: ON_ACCENT },
  paused: { text: 'PAUSED', fill: EDGE, ink: GROUND },
  final: { text: 'FINAL', fill: ACCENT, ink: ON_ACCENT },
  stopped: { text: 'STOPPED', fill: EDGE, ink: GROUND },
  failed: { text: 'FAILED', fill: EDGE, ink: GROUND },
  moment: { text: 'REPLAY', fill: LINE, ink: INK },
};

/** What the bar shows: a chance to win would take a second of a core for each card. */
const SHARES: Readonly<Record<ShareCard['measure'], string>> = {
  worth: 'Share of net worth',
  score: 'Share of the score',
};

/** The whole card. It loads nothing: no image, no font, no style from elsewhere. */
export function cardSvg(card: ShareCard): string {
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: CARD_WIDTH,
    height: CARD_HEIGHT,
    viewBox: `0 0 ${CARD_WIDTH} ${CARD_HEIGHT}`,
    'font-family': 'Figtree',
  };
  const ground = element('rect', { width: CARD_WIDTH, height: CARD_HEIGHT, fill: GROUND });
  return element('svg', attributes, ground, boardSvg(card), side(card));
}

function boardSvg(card: ShareCard): string {
  const { board } = card;
  switch (board.kind) {
    case 'monopoly':
      return monopolySvg(board, card, BOARD);
    case 'grid':
      return gridSvg(board.view, card.seatIds, BOARD);
    case 'cards':
      return handsSvg(board.view, inSeatOrder(card), BOARD);
    case 'text':
      return textSvg(board.view, BOARD);
    case 'none':
      return faces(card);
  }
}

function inSeatOrder({ seats, seatIds }: ShareCard): readonly { readonly id: string; readonly name: string }[] {
  return seatIds.map((id, order) => ({ id, name: seats.find((seat) => seat.order === order)?.name ?? '' }));
}

/** Where there is no board to be drawn: who plays, around a table. */
function faces({ seats }: ShareCard): string {
  const [x, y] = [BOARD.x + BOARD.width / 2, BOARD.y + BOARD.height / 2];
  const table = element('circle', { cx: x, cy: y, r: 150, fill: PANEL, stroke: LINE, 'stroke-width': 3 });
  if (seats.length === 1) return seats.map((seat) => portraitSvg(seat, { x, y }, 320)).join('');
  const around = seats.map((seat) => {
    const angle = (2 * Math.PI * seat.order) / seats.length - Math.PI / 2;
    return portraitSvg(
      seat,
      { x: x + 200 * Math.cos(angle), y: y + 200 * Math.sin(angle) },
      seats.length > 8 ? 64 : 110,
    );
  });
  return table + around.join('');
}

function side(card: ShareCard): string {
  const { x, y, width, height } = SIDE;
  const headline = headlineSvg(card.headline, y + 58);
  const hasQuote = card.quote !== null && card.board.kind !== 'monopoly';
  const hasShares = card.seats.some(({ share }) => share !== null);
  const caption = captionSvg(card.caption, headline.bottom);
  const bar = { x, y: caption.bottom + 20, width };
  const top = hasShares ? bar.y + BAR_HEIGHT + 12 : caption.bottom + 18;
  const bottom = y + height - (hasQuote ? QUOTE_HEIGHT + 10 : 0);
  const quote =
    hasQuote && card.quote !== null
      ? quoteSvg(
          card.quote,
          { x, y: bottom + 10, width, height: QUOTE_HEIGHT },
          { face: 44, largest: 27, align: 'top' },
        )
      : '';
  return [
    header(card),
    headline.drawn,
    caption.drawn,
    hasShares ? sharesSvg(card.seats, SHARES[card.measure], bar) : '',
    seatsSvg(card.seats, { x, y: top, width, height: bottom - top }),
    quote,
  ].join('');
}

/** The name of the game, the turn where the board does not show it, and what state the game is in. */
function header({ game, moment, badge, board }: ShareCard): string {
  const { text, fill, ink } = BADGES[badge];
  const type = { size: 18, weight: 700 } as const;
  const width = widthOf(text, type) + 26;
  const right = SIDE.x + SIDE.width;
  const title = board.kind === 'monopoly' || moment === '' ? game : `${game} · ${moment}`;
  const name = { size: 23, weight: 700 } as const;
  return [
    logo(SIDE.x, SIDE.y),
    label(fitted(title, name, SIDE.width - width - 70), name, { x: SIDE.x + 48, y: SIDE.y + 26, fill: SOFT }),
    element('rect', { x: right - width, y: SIDE.y + 2, width, height: 32, rx: 16, fill }),
    label(text, type, { x: right - width / 2, y: SIDE.y + 24.5, fill: ink, anchor: 'middle' }),
  ].join('');
}

/** The page's: a city under a rising moon. */
function logo(x: number, y: number): string {
  const line = {
    fill: 'none',
    stroke: ACCENT,
    'stroke-width': 2.2,
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
  };
  return element(
    'g',
    { transform: `translate(${x} ${y}) scale(1.125)` },
    element('rect', { width: 32, height: 32, rx: 8, fill: PANEL }),
    element('path', { d: 'M4 24h24M7 24v-7h5v7m0-11h7v11m0-8h6v8', ...line }),
    element('circle', { cx: 23, cy: 9, r: 3, fill: '#86cfe9' }),
  );
}

function captionSvg(caption: string, top: number): { readonly drawn: string; readonly bottom: number } {
  const type = { size: 24, weight: 400 } as const;
  if (caption === '') return { drawn: '', bottom: top };
  const text = fitted(caption, type, SIDE.width);
  return { drawn: label(text, type, { x: SIDE.x, y: top + 34, fill: SOFT }), bottom: top + 38 };
}

/** In one line where it fits, else smaller in two. */
function headlineSvg(text: string, top: number): { readonly drawn: string; readonly bottom: number } {
  const { type, lines } = headlineType(text);
  const drawn = lines.map((line, index) =>
    label(line, type, { x: SIDE.x, y: top + type.size + index * type.size * 1.12, fill: INK }),
  );
  return { drawn: drawn.join(''), bottom: top + type.size + (lines.length - 1) * type.size * 1.12 + 4 };
}

/** In two lines, the first one is not much longer than the second. */
function headlineType(text: string): { readonly type: Type; readonly lines: readonly string[] } {
  const types = [54, 48, 44, 40, 36].map((size) => ({ size, weight: 700 }) as const);
  const one = types.find((type) => type.size > 40 && widthOf(text, type) <= SIDE.width);
  if (one !== undefined) return { type: one, lines: [text] };
  const smallest = { size: 36, weight: 700 } as const;
  const type = types.find((each) => isWhole(wrapped(text, each, SIDE.width, 2))) ?? smallest;
  const widths = [0.6, 0.7, 0.8, 0.9, 1].map((share) => share * SIDE.width);
  const lines = widths.map((width) => wrapped(text, type, width, 2)).find(isWhole);
  return { type, lines: lines ?? wrapped(text, type, SIDE.width, 2) };
}

function isWhole(lines: readonly string[]): boolean {
  return lines.at(-1)?.endsWith('…') !== true;
}
