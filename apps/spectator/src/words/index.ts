/** A game in words. */
export { type Line, LINE_KINDS, type LineKind } from './kind.js';
export { actionInWords, lineOf } from './line.js';
export { count, duration, listed, money } from './money.js';
export { turnLine } from './turn-line.js';
