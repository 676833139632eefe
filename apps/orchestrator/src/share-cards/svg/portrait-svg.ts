import { type Mood, portraitOf, seatColour } from '#libs/views';
import { emblemSvg } from './emblem-svg.js';
import { element } from './markup.js';

/** The box of a portrait's shapes. */
const BOX = 48;
/** How large the seat's mark is beside the face, and the most that it is, in pixels. */
const [MARK, MAX_MARK] = [0.46, 72];

export interface Sitter {
  readonly order: number;
  /** Whose face it is: a personality, a model, or a name. */
  readonly character: string;
  readonly mood: Mood;
}

/** A face on the colour of its seat around a point, with the seat's mark at its corner. */
export function portraitSvg({ order, character, mood }: Sitter, at: { x: number; y: number }, size: number): string {
  const transform = `translate(${(at.x - size / 2).toFixed(2)} ${(at.y - size / 2).toFixed(2)}) scale(${(size / BOX).toFixed(4)})`;
  const ground = element('rect', { width: BOX, height: BOX, rx: 12, fill: seatColour(order) });
  const parts = portraitOf(character, mood).map(({ d, fill, stroke, strokeWidth }) =>
    element('path', { d, fill, stroke, 'stroke-width': strokeWidth }),
  );
  const joins = { 'stroke-linejoin': 'round', 'stroke-linecap': 'round' };
  const face = element('g', { opacity: mood === 'ruined' ? 0.7 : undefined, ...joins }, ...parts);
  const mark = Math.min(size * MARK, MAX_MARK);
  const away = size / 2 - mark * 0.18;
  const corner = { x: at.x + away, y: at.y + away };
  return element('g', { transform }, ground, face) + emblemSvg(order, corner, mark);
}
