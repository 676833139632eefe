import { apply, type Game, isTrade, redrawn, type Seating } from '#libs/monopoly';
import { isJsonObject, isRefusal, type JsonObject, type Trade } from '#libs/protocol';
import type { PastStep } from '../store/index.js';
import { actionMeant, type Choice } from './player-action.js';
import { refuse, type RequestRefusal } from './refusal.js';

/** Actions of a game that is made anew: a game of a thousand turns has about five thousand. */
const MAX_ACTIONS = 20_000;

const MAX_SEED = 2 ** 32 - 1;

/** Characters of an id, and of an action's type. */
const MAX_WORD = 200;

/** Where a new game stands: where these actions of another game lead. */
export interface Origin {
  /** The ids that the players had there, in seat order. */
  readonly players: readonly string[];
  readonly seed: number;
  readonly actions: readonly unknown[];
}

/** Reads `from` of a creation by hand: a validator of classes takes a second for as many actions as it may have. */
export function originOf(from: object, seats: number): Origin | RequestRefusal {
  const { players, seed, actions }: { players?: unknown; seed?: unknown; actions?: unknown } = { ...from };
  if (!Array.isArray(players) || players.length !== seats || new Set(players).size !== seats || !players.every(isWord))
    return invalid(`players must be ${seats} different ids`);
  if (!isSeed(seed)) return invalid(`seed must be a whole number from 0 to ${MAX_SEED}`);
  if (!Array.isArray(actions) || actions.length > MAX_ACTIONS)
    return invalid(`actions must be a list of up to ${MAX_ACTIONS}`);
  return { players, seed, actions };
}

/**
 * What was played, step by step, with the players of the new game. `game` is its first position; it is played on, as far as
 * the actions can be played.
 */
export function pastOf(game: Game, origin: Origin, players: readonly Seating[]): readonly PastStep[] | RequestRefusal {
  const past: PastStep[] = [];
  const ids = new Map(origin.players.map((old, seat) => [old, players[seat]?.id ?? old]));
  let position = game;
  for (const [index, step] of origin.actions.entries()) {
    const { player_id: by, action, seed } = isJsonObject(step) ? step : {};
    if (seed != null && !isSeed(seed)) return invalid(`actions.${index}.seed must be a whole number up to ${MAX_SEED}`);
    if (isSeed(seed)) {
      past.push({ redraw: seed });
      position = redrawn(position, seed);
    }
    const seat = origin.players.findIndex((id) => id === by);
    const choice = choiceIn(action, ids);
    if (choice === undefined) return invalid(`actions.${index}.action must have a type or an action_id`);
    const meant = actionMeant(position, { playerId: players[seat]?.id ?? '', choice });
    if (isRefusal(meant)) return invalid(`actions.${index}: ${meant.detail}`);
    const refusal = apply(position, seat, meant);
    if (refusal !== null) return invalid(`actions.${index}: ${refusal.message}`);
    past.push({ seat, ...meant });
  }
  return past;
}

function isSeed(seed: unknown): seed is number {
  return typeof seed === 'number' && Number.isInteger(seed) && seed >= 0 && seed <= MAX_SEED;
}

/** The action with the ids of the new game's players in the place of those that they had. */
function choiceIn(action: unknown, ids: ReadonlyMap<string, string>): Choice | undefined {
  if (!isJsonObject(action)) return undefined;
  const { type, action_id: id, params, property_id: property, amount, trade } = action;
  if (!isWord(type)) return isWord(id) ? { actionId: id, params: paramsOf(params, ids) } : undefined;
  const fields = {
    type,
    ...(isWord(property) && { property_id: property }),
    ...(typeof amount === 'number' && { amount }),
  };
  return { action: isTrade(trade) ? { ...fields, trade: renamed(trade, ids) } : fields };
}

/** A trade is filled in with or without `trade` around it. */
function paramsOf(params: unknown, ids: ReadonlyMap<string, string>): JsonObject {
  if (!isJsonObject(params)) return {};
  const { trade } = params;
  return isTrade(params) ? { ...renamed(params, ids) } : isTrade(trade) ? { trade: renamed(trade, ids) } : params;
}

/** The other player is all that an action names by their id. */
function renamed(trade: Trade, ids: ReadonlyMap<string, string>): Trade {
  return { ...trade, to_player_id: ids.get(trade.to_player_id) ?? trade.to_player_id };
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_WORD;
}

function invalid(problem: string): RequestRefusal {
  return refuse('invalid_from', `from leads nowhere: ${problem}.`.replace(/\.\.$/, '.'));
}
