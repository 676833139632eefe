import { type ActionResult, type EngineActions, type GameState, isJsonObject, type JsonObject } from '#libs/protocol';
import { HttpFailure, type HttpAnswer } from '../../http-client/index.js';
import type { Execution } from '../../games/ports/index.js';
import { readEngineActions } from './engine-actions.reader.js';
import {
  type Fields,
  flag,
  id,
  leftOut,
  Nonsense,
  number,
  numbers,
  orNull,
  plainAndShort,
  read,
  refuseDeep,
  sentence,
  winner,
  words,
} from './fields.js';
import { readGameState, refuseOtherGame } from './game-state.reader.js';
import { readRefusal } from './refusal.reader.js';

const RESULT: Fields = {
  message: orNull(sentence),
  action_type: orNull(words),
  dice_roll: orNull(numbers),
  new_position: orNull(number),
  amount_paid: orNull(number),
  amount_received: orNull(number),
  property_id: orNull(id),
  card_drawn: card,
  next_phase: orNull(words),
  game_over: orNull(flag),
  winner_id: orNull(winner),
  // Never sent on: its events and states hold what players see of it.
  hidden: leftOut,
  state: leftOut,
  game_state: leftOut,
  actions: leftOut,
  valid_actions: leftOut,
};

const CARD: Fields = { text: sentence, description: sentence, deck: words };

/** Its text, or an object that holds it. */
function card(value: unknown): unknown {
  if (isJsonObject(value)) return read(value, CARD);
  return typeof value === 'string' ? sentence(value) : value;
}

/** Reads the body of a 2xx answer to an action. Throws Nonsense unless it is an object, and for one of another game. */
export function readExecution(body: unknown, engineGameId: string): Execution {
  if (!isJsonObject(body)) throw new Nonsense('answered no result of the action');
  if (body['success'] === false) return { kind: 'refused', ...readRefusal(body, 'The action was not successful.') };
  const { state, actions } = carriedIn(body, engineGameId);
  const result: ActionResult = { ...plainAndShort(read(body, RESULT)), success: true };
  return { kind: 'executed', result, ...(state && { state }), ...(actions && { actions }) };
}

function carriedIn(
  body: JsonObject,
  engineGameId: string,
): { readonly state: GameState | undefined; readonly actions: EngineActions | undefined } {
  const [state, actions] = [body['state'] ?? body['game_state'], body['valid_actions'] ?? body['actions']];
  // What belongs to another game makes the whole answer one of another game; what cannot be read can be asked for.
  refuseOtherGame({ game_id: body['game_id'] }, engineGameId);
  if (isJsonObject(state)) refuseOtherGame(state, engineGameId);
  if (isJsonObject(actions)) refuseOtherGame({ game_id: actions['game_id'] }, engineGameId);
  // Beside a bare list, the seat to move stands in the answer itself.
  const listed = Array.isArray(actions) ? { player_id: body['player_id'], actions } : actions;
  return { state: ifReadable(state, readGameState), actions: ifReadable(listed, readEngineActions) };
}

/** What a 2xx answer to a start carries; nothing where it is not answered like an action. */
export function readStart(
  answer: HttpAnswer,
  engineGameId: string,
): Pick<Extract<Execution, { kind: 'executed' }>, 'state'> & { readonly result?: ActionResult } {
  try {
    const body = answer.json();
    if (!isJsonObject(body) || !Array.isArray(body['events'])) return {};
    refuseDeep(body);
    const execution = readExecution(body, engineGameId);
    if (execution.kind === 'refused') return {};
    const { result, state } = execution;
    return { result, ...(state?.status === 'in_progress' && { state }) };
  } catch (error) {
    if (error instanceof HttpFailure || error instanceof Nonsense) return {};
    throw error;
  }
}

/** The state alone, or in the field `state`. Throws Nonsense. */
export function readPeeked(body: unknown, engineGameId: string): GameState {
  const state = isJsonObject(body) && isJsonObject(body['state']) ? body['state'] : body;
  return readGameState(state, engineGameId);
}

/** The action is executed all the same; what came along with it unreadable can still be asked for. */
function ifReadable<T>(value: unknown, reader: (value: unknown) => T): T | undefined {
  if (value === undefined || value === null) return undefined;
  try {
    return reader(value);
  } catch (error) {
    if (error instanceof Nonsense) return undefined;
    throw error;
  }
}
