/** The rules of the game, pure: no clock, no chance but the seed's, no I/O. docs/rules.md explains the rule numbers (R2, H7, …). */
export { ACTION_TYPES, type Action, type ActionType, type Offer } from './action.js';
export { apply, isOnOffer } from './apply.js';
export type { RuleRefusal, RuleRefusalCode } from './refusal.js';
export * from './board.js';
export { CARDS, DECK_NAMES, type Card, type CardEffect, type DeckName } from './cards.js';
export type { Auction, Debt, PendingDecision, DecisionKind, EndReason, Lotting, OpenTrade } from './decision.js';
export type { Dice } from './dice.js';
export {
  HOTEL,
  lotAt,
  lotsOf,
  playerAt,
  seatToMove,
  type Game,
  type Lot,
  type Player,
  type SeatIndex,
  type TurnState,
} from './game.js';
export { eventsOf, type RuleEvent } from './events.js';
export type { Happening } from './happening.js';
export { defaultOffer, firstOffer, offersOf } from './offers.js';
export { ACTION_SETS, STANDARD_OPTIONS, type ActionSet, type GameOptions } from './options.js';
export { createGame, MAX_PLAYERS, MIN_PLAYERS, type GameSetup, type Seating } from './setup.js';
export { redrawn } from './redraw.js';
export { cloneOf, replay, restored, snapshotOf, type Play, type Snapshot } from './snapshot.js';
export { toActionResult, toEngineActions, toGameState } from './wire.js';
export { gameFrom } from './wire-state.js';
export { fromActionId, fromWire } from './wire-action.js';
export { decisionIdOf, toDecision, TURN_PHASES } from './wire-decision.js';
export { toBareOffers } from './wire-offers.js';
export { readRules, RULE_NAMES, type RuleProblem } from './wire-rules.js';
export { isTrade, problemsWith, type ParamProblem } from './params.js';
export { worthOf } from './worth.js';
