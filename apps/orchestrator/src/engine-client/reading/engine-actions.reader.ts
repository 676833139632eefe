import { type EngineActions, isJsonObject, type JsonObject, type ValidAction } from '#libs/protocol';
import { faultOfId, type Fields, flag, id, leftOut, Nonsense, orNull, read, sentence, text, words } from './fields.js';
import { refuseOtherGame } from './game-state.reader.js';
import { checkBounds } from './offer-bounds.js';

const ACTIONS: Fields = {
  game_id: id,
  player_id: orNull(id),
  player_name: orNull(words),
  turn_phase: orNull(words),
  valid_actions: leftOut,
};

/** What describes an action has the contract's shape; all else stays as it is: the engine must get back what it offered. */
const DESCRIPTION: Fields = { description: sentence, default: flag };

const MAX_ACTIONS = 10_000;

/**
 * Reads `{actions}`, `{valid_actions}` and the bare list. Throws Nonsense unless there is a list of actions with types,
 * and for one that belongs to another game.
 */
export function readEngineActions(body: unknown, engineGameId?: string): EngineActions {
  if (!isJsonObject(body)) return { actions: readActions(body) };
  if (engineGameId !== undefined) refuseOtherGame({ game_id: body['game_id'] }, engineGameId);
  return { ...read(body, ACTIONS), actions: readActions(body['actions'] ?? body['valid_actions']) };
}

function readActions(actions: unknown): ValidAction[] {
  if (!Array.isArray(actions)) throw new Nonsense('answered no list of actions');
  if (actions.length > MAX_ACTIONS) {
    const [sent, allowed] = [actions.length, MAX_ACTIONS].map((count) => count.toLocaleString('en'));
    throw new Nonsense(`answered a list of ${sent} actions where ${allowed} are allowed`);
  }
  const offers = actions.map(readAction);
  checkBounds(offers);
  return offers;
}

function readAction(action: unknown, index: number): ValidAction {
  const type = isJsonObject(action) && text(action['type']);
  if (!type) throw new Nonsense(`answered a list whose action ${index + 1} has no type`);
  refuseName(type, 'type', index);
  refuseName(action['action_id'], 'action_id', index);
  return { ...read(action, DESCRIPTION), type };
}

/** It is shown, and sent back as it came: one that cannot be both is refused. */
function refuseName(value: JsonObject[string], field: string, index: number): void {
  const fault = typeof value === 'string' && value !== '' ? faultOfId(value) : undefined;
  if (fault !== undefined) throw new Nonsense(`answered a list whose action ${index + 1} has, as ${field}, ${fault}`);
}
