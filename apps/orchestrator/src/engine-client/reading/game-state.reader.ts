import type { GameState, PlayerState, PropertyState } from '#libs/protocol';
import { isJsonObject, type JsonObject } from '../../http-client/index.js';
import { type Fields, flag, id, Nonsense, number, numbers, orNull, read, text } from './fields.js';

const STATE: Fields = {
  id,
  turn_number: orNull(number),
  turn_phase: orNull(text),
  doubles_count: orNull(number),
  last_dice_roll: orNull(numbers),
  winner_id: orNull(id),
  created_at: orNull(text),
  updated_at: orNull(text),
};

const PLAYER: Fields = {
  model: orNull(text),
  personality: orNull(text),
  player_order: number,
  position: number,
  cash: number,
  in_jail: flag,
  jail_turns: number,
  get_out_of_jail_cards: number,
  is_bankrupt: flag,
};

const PROPERTY: Fields = {
  property_id: id,
  owner_id: (value) => id(value) ?? null,
  houses: number,
  is_mortgaged: flag,
};

/** Throws Nonsense unless the body can be a picture of a game: a status, players with ids, and a seat to move. */
export function readGameState(body: unknown): GameState {
  if (!isJsonObject(body)) throw new Nonsense('answered no game state');
  const { properties, ...rest } = body;
  const status = text(body['status']);
  if (!status) throw new Nonsense('answered a game state without a status');
  const players = readPlayers(body['players']);
  return {
    ...read(rest, STATE),
    status,
    players,
    current_player_index: readSeat(body, status, players.length),
    ...(Array.isArray(properties) && { properties: readProperties(properties) }),
  };
}

function readPlayers(players: unknown): PlayerState[] {
  if (!Array.isArray(players) || players.length === 0) throw new Nonsense('answered a game state without players');
  return players.map(readPlayer);
}

function readPlayer(player: unknown, index: number): PlayerState {
  const playerId = isJsonObject(player) && id(player['id']);
  if (!playerId) throw new Nonsense(`answered a game state whose player ${index + 1} has no id`);
  return { ...read(player, PLAYER), id: playerId, name: text(player['name']) ?? playerId };
}

function readSeat(state: JsonObject, status: string, seats: number): number {
  const index = state['current_player_index'];
  // Nobody is to move before the start and after the end.
  if ((index === undefined || index === null) && status !== 'in_progress') return 0;
  if (typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < seats) return index;
  const shown = JSON.stringify(index)?.slice(0, 40) ?? 'missing';
  throw new Nonsense(`answered a game state whose current_player_index is ${shown} where ${seats} players sit`);
}

/** An entry that names no property says nothing, and is left out. */
function readProperties(properties: readonly unknown[]): PropertyState[] {
  return properties
    .filter(isJsonObject)
    .map((property) => read(property, PROPERTY))
    .filter(namesProperty);
}

function namesProperty(property: JsonObject): property is JsonObject & PropertyState {
  return property['property_id'] !== undefined;
}
