import type { EngineActions, ValidAction } from '#libs/protocol';
import { isJsonObject } from '../../http-client/index.js';
import { type Fields, flag, id, leftOut, Nonsense, number, orNull, read, text } from './fields.js';

const ACTIONS: Fields = {
  game_id: id,
  player_id: orNull(id),
  player_name: orNull(text),
  turn_phase: orNull(text),
  valid_actions: leftOut,
};

/** `property_id` stays as it is: the engine must get back what it offered. */
const ACTION: Fields = { amount: orNull(number), cost: orNull(number), description: text, default: flag };

/** Reads `{actions}`, `{valid_actions}` and the bare list. Throws Nonsense unless there is a list of actions with types. */
export function readEngineActions(body: unknown): EngineActions {
  if (!isJsonObject(body)) return { actions: readActions(body) };
  return { ...read(body, ACTIONS), actions: readActions(body['actions'] ?? body['valid_actions']) };
}

function readActions(actions: unknown): ValidAction[] {
  if (!Array.isArray(actions)) throw new Nonsense('answered no list of actions');
  return actions.map(readAction);
}

function readAction(action: unknown, index: number): ValidAction {
  const type = isJsonObject(action) && text(action['type']);
  if (!type) throw new Nonsense(`answered a list whose action ${index + 1} has no type`);
  return { ...read(action, ACTION), type };
}
