/** The game as one story: a pure reduction over its numbered events, and every moment of it. Knows no React and no network. */
export type { Chapter, Mark, MarkKind, Point } from './chapters.js';
export { type Fields, fieldsIn, isFields, numberIn, textIn, textsIn } from './fields.js';
export { gameEvent, type GameEvent } from './game-event.js';
export { History } from './history.js';
export { plain } from './plain.js';
export { NotAReplay, readReplay, type ReplayScript, type Telling } from './replay.js';
export { seatOf } from './seats.js';
export type {
  Asked,
  Auction,
  Card,
  Conduct,
  Decision,
  Offer,
  Seat,
  Story,
  Throw,
  TradeOnTable,
  Walk,
} from './story.js';
export { BEGINNING, NO_CONDUCT } from './story.js';
export { netWorth, setProgress, type SetProgress, standings } from './worth.js';
