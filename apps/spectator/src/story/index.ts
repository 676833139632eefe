/** A game's story: the pure reduction of its numbered events, without React and network. */
export { type Chapter, type Point, pointOf } from './chapters.js';
export type { Auction, Bid, ShownTrade, ShownTradeSide } from './deal.js';
export { fieldsIn, firstTextIn, numberIn, textIn, textsIn } from './fields.js';
export { type Cargo, type Flight, type FlightEnd, flightsBetween } from './flights.js';
export { gameEvent, type GameEvent } from './game-event.js';
export { type Accounts, accountsOf, History } from './history.js';
export { decisiveMoment, storyLines, weightiest } from './highlights.js';
export {
  FULL_WEIGHT,
  isHeadline,
  type Jump,
  type JumpCause,
  type Moment,
  type MomentKind,
  weightOf,
  type WholeDistrict,
} from './moment.js';
export type { Swing } from './swing.js';
export type { Debt, Payment, PaymentCause } from './payment.js';
export { reduce } from './reduce.js';
export { plain } from '#libs/views';
export { type KnownGame, readKnownGame } from './known-game.js';
export {
  gameNameIn,
  type HistoryUpdate,
  InvalidReplay,
  PartReader,
  type ReadReplay,
  type ReplayHead,
  type ReplayPart,
} from './replay.js';
export { readReplay } from './read-replay.js';
export { seatOf } from './seats.js';
export type {
  PendingDecision,
  DrawnCard,
  AgentRecord,
  AgentDecision,
  Ruin,
  RuinCause,
  Seat,
  Story,
  DiceThrow,
  TokenMove,
} from './story.js';
export { INITIAL_STORY, EMPTY_AGENT_RECORD } from './story.js';
export { hasRanks, isOver, type Outcome, outcomeOf, scoreOf, type ShownStanding, standings } from './ranks.js';
export { sharesOf } from './shares.js';
export { type Sound, soundOf } from './sounds.js';
export { isMonopoly, NO_VIEW, type StateView, stateViewOf } from './state-view.js';
export { netWorth, setProgress } from './worth.js';
