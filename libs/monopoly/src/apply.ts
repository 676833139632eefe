import { isActionType, type Action, type ActionType } from './action.js';
import { ACTION_RULES, paramsOf } from './action-rules.js';
import { deedById } from './board.js';
import { carryOut } from './carry-out.js';
import { lotAt, playerAt, seatToMove, type Game, type Lot, type Player, type SeatIndex } from './game.js';
import type { Happening } from './happening.js';
import { isOnOwnLot, isOpen, isUsedUp, MAX_ACTIONS_PER_TURN, offersOf, subjectOf } from './offers.js';
import { problemsWith } from './params.js';
import type { RuleRefusal, RuleRefusalCode } from './refusal.js';

/**
 * Carries an action out as far as the next decision, or refuses it and changes nothing.
 *
 * @param recorded receives what happens, in order; without it nothing is recorded, which is faster
 * @returns null when it is done
 */
export function apply(
  game: Game,
  seat: SeatIndex,
  action: Action,
  recorded: Happening[] | null = null,
): RuleRefusal | null {
  const { decision } = game;
  if (decision.kind === 'game_over') return refusal(game, 'game_over', 'The game is over.');
  if (seat !== decision.seat) {
    return refusal(game, 'not_your_move', `It is ${playerAt(game, decision.seat).name}'s move.`);
  }
  const player = playerAt(game, seat);
  const { type } = action;
  const lot = isActionType(type) ? lotMeant(game, type, action) : null;
  if (!isActionType(type) || lot === undefined || !isOpen(game, player, type, lot)) {
    return refusal(game, 'illegal_action', whyNot(game, action));
  }
  const objection = objectionToParams(game, player, type, action);
  if (objection !== null) return objection;
  game.recorded = recorded;
  game.turn.actions += 1;
  carryOut(game, player, type, lot, action);
  game.recorded = null;
  game.actionCount += 1;
  return null;
}

/** What a decision is about is known, so it need not be named, but must be right if it is; undefined: not on this board. */
function lotMeant(game: Game, type: ActionType, { propertyId }: Action): Lot | null | undefined {
  if (!isOnOwnLot(type)) {
    const subject = subjectOf(game);
    return subject === null || propertyId === undefined || subject.deed.id === propertyId ? subject : undefined;
  }
  const deed = propertyId === undefined ? undefined : deedById(propertyId);
  return deed && lotAt(game, deed.position);
}

function objectionToParams(game: Game, player: Player, type: ActionType, action: Action): RuleRefusal | null {
  const params = paramsOf(game, player, type);
  const [problem] = params === null ? [] : problemsWith(params, action);
  if (problem !== undefined) return refusal(game, 'invalid_parameters', `${problem.path} ${problem.message}.`);
  const objection = ACTION_RULES[type].objection?.(game, player, action) ?? null;
  return objection && refusal(game, objection.code, objection.message);
}

function whyNot(game: Game, { type, propertyId }: Action): string {
  const offers = offersOf(game);
  const places = offers.flatMap((offer) => (offer.type === type && offer.deed !== null ? [offer.deed.id] : []));
  // T9.
  const limit = isUsedUp(game) ? `, as the turn has used up its ${MAX_ACTIONS_PER_TURN} actions` : '';
  if (places.length === 0) return `${type} is not possible now${limit}; possible: ${typesIn(game).join(', ')}.`;
  const named = propertyId === undefined ? 'needs a property_id' : `is not possible on ${propertyId}`;
  return `${type} ${named}; possible on ${places.join(', ')}.`;
}

function typesIn(game: Game): readonly ActionType[] {
  return [...new Set(offersOf(game).map(({ type }) => type))];
}

function refusal(game: Game, code: RuleRefusalCode, message: string): RuleRefusal {
  return { code, message, allowed: typesIn(game) };
}

/** Whether the seat could do this now; what it fills in is not looked at. */
export function isOnOffer(game: Game, { type, propertyId }: Action): boolean {
  const seat = seatToMove(game);
  if (seat === null || !isActionType(type)) return false;
  const lot = lotMeant(game, type, { type, ...(propertyId !== undefined && { propertyId }) });
  return lot !== undefined && isOpen(game, playerAt(game, seat), type, lot);
}
