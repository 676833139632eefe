/** Texts about a game. */
export { type LogLine, LINE_KINDS, type LineKind } from './line-kind.js';
export { actionText } from './action-text.js';
export { logLineOf } from './log-line.js';
export { count, duration, listed, money } from './quantities.js';
export { turnAnnouncement } from './turn-line.js';
