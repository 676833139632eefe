/** Texts about a game. */
export { type LogLine, lineKindsOf, type LineKind } from './line-kind.js';
export { actionText } from './action-text.js';
export { headlineOf } from './headline.js';
export { type LineContext, lineContextOf, textOfTheirs } from './line-context.js';
export { logLineOf, logLinesOfEvent } from './log-line.js';
export { ruinReason } from './money-lines.js';
export { pausedText } from './paused-text.js';
export { count, duration, listed, money } from './quantities.js';
export { rankText, resultWords, scoreText } from './result-words.js';
export { turnAnnouncement } from './turn-line.js';
