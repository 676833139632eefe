import { seatColour } from '#libs/views';
import type { Quote } from '../model/card.js';
import type { Area } from './area.js';
import { INK, RAISED } from './colours.js';
import { emblemSvg } from './emblem-svg.js';
import { fitted, label, wrapped } from './label.js';
import { element } from './markup.js';
import { widthOf } from './type.js';

const PADDING = 18;
const HEAD = 42;
const LINE_HEIGHT = 1.32;

/** What somebody thinks or says, in a bubble of their colour: as many lines as fit. */
export function quoteSvg({ order, name, verb, text }: Quote, area: Area, largest: number): string {
  const width = area.width - 2 * PADDING;
  const room = area.height - HEAD - PADDING;
  const { size, lines } = setType(text, width, room, largest);
  const height = HEAD + PADDING * 0.8 + lines.length * size * LINE_HEIGHT;
  const title = { size: 19, weight: 700 } as const;
  const who = fitted(name, title, width - 36 - widthOf(` ${verb}`, title));
  return [
    element('rect', { ...area, height, rx: 14, fill: RAISED }),
    element('rect', { x: area.x, y: area.y + 14, width: 4, height: height - 28, rx: 2, fill: seatColour(order) }),
    emblemSvg(order, { x: area.x + PADDING + 10, y: area.y + 26 }, 20),
    label(`${who} ${verb}`, title, { x: area.x + PADDING + 30, y: area.y + 33, fill: seatColour(order) }),
    ...lines.map((line, index) =>
      label(
        line,
        { size, weight: 400 },
        {
          x: area.x + PADDING,
          y: area.y + HEAD + size + index * size * LINE_HEIGHT,
          fill: INK,
        },
      ),
    ),
  ].join('');
}

/** The largest type with which the whole text fits, or the smallest, with an ellipsis. */
function setType(
  text: string,
  width: number,
  room: number,
  largest: number,
): { readonly size: number; readonly lines: readonly string[] } {
  for (let size = largest; ; size -= 2) {
    const most = Math.max(1, Math.floor(room / (size * LINE_HEIGHT)));
    const lines = wrapped(text, { size, weight: 400 }, width, most);
    if (size <= 17 || lines.at(-1)?.endsWith('…') !== true) return { size, lines };
  }
}
