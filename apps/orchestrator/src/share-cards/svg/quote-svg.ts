import { seatColour } from '#libs/views';
import type { Quote } from '../model/card.js';
import type { Area } from './area.js';
import { INK, RAISED, SOFT } from './colours.js';
import { fitted, label, wrapped } from './label.js';
import { element } from './markup.js';
import { portraitSvg } from './portrait-svg.js';
import { shrunk, widthOf } from './type.js';

const PADDING = 20;
const LINE_HEIGHT = 1.3;
const SMALLEST = 17;
const VERB = { size: 20, weight: 400 } as const;
/** The height of a face beside which there is room for two lines. */
const TWO_LINES = 56;

/** How large a bubble is drawn. */
export interface QuoteSize {
  /** Of the face. */
  readonly face: number;
  /** Of its type, where the text is short. */
  readonly largest: number;
  /** Where it is smaller than its area: at its top, or in its middle. */
  readonly align: 'top' | 'middle';
}

/** What somebody thinks or says, in a bubble of their colour: as many lines as fit. */
export function quoteSvg(quote: Quote, area: Area, { face, largest, align }: QuoteSize): string {
  const { order, text } = quote;
  const width = area.width - 2 * PADDING;
  const head = face + 26;
  const { size, lines } = setType(text, width, area.height - head - PADDING, largest);
  const height = head + PADDING * 0.8 + lines.length * size * LINE_HEIGHT;
  const y = align === 'top' ? area.y : area.y + (area.height - height) / 2;
  const colour = seatColour(order);
  return [
    element('rect', { ...area, y, height, rx: 16, fill: RAISED }),
    element('rect', { x: area.x, y: y + 16, width: 5, height: height - 32, rx: 2.5, fill: colour }),
    portraitSvg(quote, { x: area.x + PADDING + face / 2, y: y + 14 + face / 2 }, face),
    speaker(quote, {
      x: area.x + PADDING + face + 18,
      y: y + 14,
      width: area.width - face - 2 * PADDING - 18,
      height: face,
    }),
    ...lines.map((line, index) => {
      const place = { x: area.x + PADDING, y: y + head + (0.86 + index * LINE_HEIGHT) * size, fill: INK };
      return label(line, { size, weight: 400 }, place);
    }),
  ].join('');
}

/** Beside their face: in two lines, where it is large enough. */
function speaker({ order, name, verb }: Quote, { x, y, width, height }: Area): string {
  const fill = seatColour(order);
  const type = { size: Math.min(25, height * 0.46), weight: 700 } as const;
  if (height >= TWO_LINES) {
    const own = shrunk(name, type, width);
    return (
      label(fitted(name, own, width), own, { x, y: y + height * 0.44, fill }) +
      label(verb, VERB, { x, y: y + height * 0.86, fill: SOFT })
    );
  }
  const who = fitted(name, type, width - widthOf(` ${verb}`, type));
  return label(`${who} ${verb}`, type, { x, y: y + height / 2 + type.size * 0.36, fill });
}

/** The largest type with which the whole text fits, or the smallest, with an ellipsis. */
function setType(
  text: string,
  width: number,
  room: number,
  largest: number,
): { readonly size: number; readonly lines: readonly string[] } {
  for (let size = largest; ; size -= 1) {
    const most = Math.max(1, Math.floor(room / (size * LINE_HEIGHT)));
    const lines = wrapped(text, { size, weight: 400 }, width, most);
    if (size <= SMALLEST || lines.at(-1)?.endsWith('…') !== true) return { size, lines };
  }
}
