/** The rules of the game, pure: no clock, no chance but the seed's, no I/O. RULES.md explains the rule numbers (R2, H7, …). */
export { ACTION_TYPES, actionOf, type Action, type ActionType, type LegalAction } from './action.js';
export { apply, type Done, type RefusalCode, type Refused } from './apply.js';
export * from './board.js';
export { CARDS, DECK_NAMES, type Card, type CardEffect, type DeckName } from './cards.js';
export { ScriptedDice, SeededDice, type Dice, type DiceStream } from './dice.js';
export { eventsOf, type RuleEvent } from './events.js';
export { ACTION_SETS, HOTEL, holdingOf, playerAt, seatToMove } from './game.js';
export type { ActionSet, Debt, EndReason, Game, GameOptions, Holding, Pending, Player, Seat, Turn } from './game.js';
export type { Happening } from './happening.js';
export { legalActions } from './legal-actions.js';
export { rentOf } from './rent.js';
export { createGame, MAX_PLAYERS, MIN_PLAYERS, STANDARD_OPTIONS, type GameSetup, type Seating } from './setup.js';
export { toActionResult, toEngineActions, toGameState, TURN_PHASES } from './wire.js';
export { worthOf } from './worth.js';
