import type { Action, ActionType, LegalAction } from './action.js';
import { carryOut } from './carry-out.js';
import { playerAt, seatToMove, type Game } from './game.js';
import type { Happening } from './happening.js';
import { legalActions } from './legal-actions.js';
import { Move } from './move.js';

export interface Done {
  readonly ok: true;
  readonly game: Game;
  /** In the order in which it happened. */
  readonly happenings: readonly Happening[];
}

export type RefusalCode = 'game_over' | 'not_your_move' | 'illegal_action';

/** The game is as it was. */
export interface Refused {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly message: string;
  /** The types that the seat to move may choose from. */
  readonly allowed: readonly ActionType[];
}

/** Carries an action out as far as the next decision, or refuses it. The game that is handed in never changes. */
export function apply(game: Game, action: Action): Done | Refused {
  const offered = legalActions(game);
  const seat = seatToMove(game);
  if (seat === null) return refusal('game_over', 'The game is over.', offered);
  if (action.seat !== seat) return refusal('not_your_move', `It is ${playerAt(game, seat).name}'s move.`, offered);
  const chosen = offered.find((legal) => isSame(legal, action));
  if (chosen === undefined) return refusal('illegal_action', whyNot(action, offered), offered);
  const move = new Move(game);
  carryOut(move, chosen);
  return { ok: true, game: move.finished(), happenings: move.happenings };
}

/** What is bought or passed is known, so it need not be named; an action without a property ignores one. */
function isSame(legal: LegalAction, { type, propertyId }: Action): boolean {
  if (legal.type !== type) return false;
  if (!('deed' in legal) || legal.deed.id === propertyId) return true;
  return propertyId === undefined && (type === 'buy_property' || type === 'pass_property');
}

function whyNot({ type, propertyId }: Action, offered: readonly LegalAction[]): string {
  const places = offered.flatMap((legal) => (legal.type === type && 'deed' in legal ? [legal.deed.id] : []));
  if (places.length === 0) return `${type} is not possible now; possible: ${typesOf(offered).join(', ')}.`;
  const named = propertyId === undefined ? 'needs a property_id' : `is not possible on ${propertyId}`;
  return `${type} ${named}; possible on ${places.join(', ')}.`;
}

function typesOf(offered: readonly LegalAction[]): readonly ActionType[] {
  return [...new Set(offered.map(({ type }) => type))];
}

function refusal(code: RefusalCode, message: string, offered: readonly LegalAction[]): Refused {
  return { ok: false, code, message, allowed: typesOf(offered) };
}
