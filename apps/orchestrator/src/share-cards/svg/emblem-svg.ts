import { emblemOf } from '#libs/views';
import { DARK } from './colours.js';
import { element } from './markup.js';

/** The box of an emblem's path. */
const BOX = 24;

/** A seat's shape in its colour, around a point. */
export function emblemSvg(order: number, at: { readonly x: number; readonly y: number }, size: number): string {
  const { colour, path } = emblemOf(order);
  const scale = size / BOX;
  const transform = `translate(${(at.x - size / 2).toFixed(2)} ${(at.y - size / 2).toFixed(2)}) scale(${scale.toFixed(4)})`;
  const shared = { d: path, fill: colour, 'stroke-linejoin': 'round' };
  return element(
    'g',
    { transform },
    element('path', { ...shared, stroke: DARK, 'stroke-width': 3.5 }),
    element('path', { ...shared, stroke: '#ffffff', 'stroke-width': 1.6 }),
  );
}
