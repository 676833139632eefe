import { type CardPile, type CardsView } from '#libs/views';
import { drawableLine } from '../model/drawable.js';
import type { Area } from './area.js';
import { ACCENT, DARK, EDGE, INK, RAISED, SOFT } from './colours.js';
import { emblemSvg } from './emblem-svg.js';
import { fitted, label } from './label.js';
import { element } from './markup.js';
import { widthOf } from './type.js';

const MAX_HANDS = 8;
/** With more cards a hand needs the whole width. */
const MAX_NARROW = 5;
const TALLEST = 200;
const RED = /[♥♦♡♢]/u;
const RATIO = 0.7;
const GAP = 24;
/** Narrower cards lie over each other instead. */
const LEAST_WIDTH = 64;

interface Hand {
  readonly title: string;
  /** Null: the table's. */
  readonly order: number | null;
  readonly pile: CardPile;
}

/** The cards on the table, then the hands in seat order. */
export function handsSvg(
  { hands, table }: CardsView,
  seats: readonly { readonly id: string; readonly name: string }[],
  area: Area,
): string {
  const held = seats.flatMap(({ id, name }, order): readonly Hand[] => {
    const pile = hands.get(id);
    return pile === undefined ? [] : [{ title: name, order, pile }];
  });
  const shown = held.slice(0, MAX_HANDS);
  const laid: readonly Hand[] = table.cards.length > 0 ? [{ title: 'Table', order: null, pile: table }] : [];
  const columns = shown.length > 2 && shown.every(({ pile }) => pile.cards.length <= MAX_NARROW) ? 2 : 1;
  const rows = [...laid.map((hand) => [hand]), ...inRows(shown, columns)];
  const height = Math.min(TALLEST, area.height / Math.max(1, rows.length));
  const top = area.y + (area.height - height * rows.length) / 2;
  const drawn = rows.flatMap((row, index) => {
    const width = row[0]?.order === null ? area.width : (area.width - GAP * (columns - 1)) / columns;
    return row.map((hand, at) =>
      handSvg(hand, { x: area.x + at * (width + GAP), y: top + index * height, width, height }),
    );
  });
  return drawn.join('');
}

function inRows(hands: readonly Hand[], columns: number): readonly (readonly Hand[])[] {
  return Array.from({ length: Math.ceil(hands.length / columns) }, (_, row) =>
    hands.slice(row * columns, (row + 1) * columns),
  );
}

const TITLE = { size: 18, weight: 700 } as const;

function handSvg({ title, order, pile }: Hand, area: Area): string {
  const emblem = order === null ? '' : emblemSvg(order, { x: area.x + 11, y: area.y + 13 }, 18);
  const x = order === null ? area.x : area.x + 28;
  const name = label(fitted(title, TITLE, area.width - 40), TITLE, {
    x,
    y: area.y + 19,
    fill: order === null ? ACCENT : SOFT,
  });
  return emblem + name + pileSvg(pile, { ...area, y: area.y + 30, height: area.height - 42 });
}

/** Side by side, or, where there are many, over each other. */
function pileSvg({ cards, more }: CardPile, { x, y, width, height }: Area): string {
  if (cards.length === 0) return label('no cards', TITLE, { x, y: y + 22, fill: EDGE });
  const narrow = (width - 10 * (cards.length - 1)) / cards.length;
  const cardWidth = Math.min(height * RATIO, narrow < LEAST_WIDTH ? width / 2 : narrow);
  const step = Math.min(cardWidth + 10, (width - cardWidth) / Math.max(1, cards.length - 1));
  const drawn = cards.map((card, index) =>
    cardSvg(card, { x: x + index * step, y, width: cardWidth, height: cardWidth / RATIO }),
  );
  const rest = more > 0 ? label(`+${more}`, TITLE, { x: x + width - 30, y: y + 22, fill: INK }) : '';
  return drawn.join('') + rest;
}

function cardSvg(card: string | null, area: Area): string {
  const { x, y, width, height } = area;
  const outline = { rx: width * 0.1, stroke: DARK, 'stroke-width': 2 };
  if (card === null) {
    const back = { x: x + width * 0.14, y: y + width * 0.14, width: width * 0.72, height: height - width * 0.28 };
    return (
      element('rect', { ...area, ...outline, fill: RAISED, stroke: EDGE }) +
      element('rect', { ...back, rx: width * 0.06, fill: 'none', stroke: EDGE, 'stroke-width': 2 })
    );
  }
  const text = drawableLine(card) || '?';
  const perPixel = widthOf(text, { size: 1, weight: 700 });
  const type = { size: Math.max(13, Math.min(width * 0.5, (width - 12) / perPixel)), weight: 700 } as const;
  const place = { x: x + width / 2, y: y + height / 2 + type.size * 0.36, anchor: 'middle' } as const;
  return (
    element('rect', { ...area, ...outline, fill: '#fdfaf3' }) +
    label(fitted(text, type, width - 8), type, { ...place, fill: RED.test(text) ? '#c22b2b' : '#1a1f33' })
  );
}
