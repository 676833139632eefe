import type { ActionResult } from '#libs/protocol';
import { isJsonObject } from '../../http-client/index.js';
import type { Execution } from '../game-engine-client.js';
import { readEngineActions } from './engine-actions.reader.js';
import { type Fields, flag, id, leftOut, Nonsense, number, numbers, orNull, read, text } from './fields.js';
import { readGameState } from './game-state.reader.js';
import { readRefusal } from './refusal.reader.js';

const RESULT: Fields = {
  message: orNull(text),
  action_type: orNull(text),
  dice_roll: orNull(numbers),
  new_position: orNull(number),
  amount_paid: orNull(number),
  amount_received: orNull(number),
  property_id: orNull(id),
  next_phase: orNull(text),
  game_over: orNull(flag),
  winner_id: orNull(id),
  state: leftOut,
  game_state: leftOut,
  actions: leftOut,
  valid_actions: leftOut,
};

/** Reads the body of a 2xx answer to an action. Throws Nonsense unless it is an object. */
export function readExecution(body: unknown): Execution {
  if (!isJsonObject(body)) throw new Nonsense('answered no result of the action');
  if (body['success'] === false) return { kind: 'refused', ...readRefusal(body, 'The action was not successful.') };
  const result: ActionResult = { ...read(body, RESULT), success: true };
  const state = ifReadable(body['state'] ?? body['game_state'], readGameState);
  const actions = ifReadable(body['valid_actions'] ?? body['actions'], readEngineActions);
  return { kind: 'executed', result, ...(state && { state }), ...(actions && { actions }) };
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
