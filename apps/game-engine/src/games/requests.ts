import { readRules } from '#libs/monopoly';
import { ProblemException } from '#libs/service';
import type { ActDto, ActionDto } from './act.dto.js';
import type { CreateGameDto } from './create-game.dto.js';
import type { NewGame } from './games.service.js';
import type { NewGameDefaults } from './new-game-defaults.js';
import { originOf } from './origin.js';
import type { Choice, PlayerAction } from './player-action.js';
import { orProblem } from './refusal.js';

/** What a body asks for; null counts as not given. Throws a ProblemException that names every rule that is wrong. */
export function newGameOf(
  { players, seed, max_turns, rules, action_set, from }: CreateGameDto,
  defaults: NewGameDefaults,
): NewGame {
  const read = readRules(rules ?? {});
  if ('problems' in read) {
    const errors = read.problems.map(({ rule, message }) => ({ path: `rules.${rule}`, message }));
    const detail = errors.map(({ path, message }) => `${path} ${message}`).join('; ');
    throw new ProblemException(400, 'invalid_request', detail, errors);
  }
  const origin = from == null ? undefined : orProblem(originOf(from, players.length));
  return {
    ...(origin && { origin }),
    players: players.map(({ name, model, personality }) => ({
      name,
      model: model ?? '',
      personality: personality ?? '',
    })),
    seed: seed ?? undefined,
    options: { ...read.options, maxTurns: max_turns ?? null, actionSet: action_set ?? defaults.actionSet },
  };
}

/** What a body asks for: a whole action or the id of one, at the top or in `action`. */
export function playerActionOf({ player_id, decision_id, action, action_id, params }: ActDto): PlayerAction {
  const choice = action === undefined ? byId(action_id ?? '', params) : choiceOf(action);
  return { playerId: player_id, decisionId: decision_id ?? undefined, choice };
}

function choiceOf({ type, action_id, params, ...fields }: ActionDto): Choice {
  return type === undefined ? byId(action_id ?? '', params) : { action: { type, ...fields } };
}

function byId(actionId: string, params: Readonly<Record<string, unknown>> = {}): Choice {
  return { actionId, params };
}
