import { type GameState, isJsonObject, type JsonObject, type PlayerState, type PropertyState } from '#libs/protocol';
import { plainJson } from '#libs/service';
import {
  faultOfId,
  type Fields,
  flag,
  id,
  Nonsense,
  number,
  numbers,
  orNull,
  read,
  text,
  winner,
  words,
} from './fields.js';

const STATE: Fields = {
  id,
  turn_number: orNull(number),
  turn_phase: orNull(words),
  doubles_count: orNull(number),
  last_dice_roll: orNull(numbers),
  winner_id: orNull(winner),
  created_at: orNull(text),
  updated_at: orNull(text),
};

const PLAYER: Fields = {
  model: orNull(words),
  personality: orNull(words),
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

/**
 * Throws Nonsense unless the body can be a snapshot of this game: a status, players with ids of their own, a seat to
 * move that exists where one is named, and no other game's id.
 */
export function readGameState(body: unknown, engineGameId?: string): GameState {
  if (!isJsonObject(body)) throw new Nonsense('answered no game state');
  if (engineGameId !== undefined) refuseOtherGame(body, engineGameId);
  const { properties, ...rest } = body;
  const status = readStatus(body['status']);
  const players = readPlayers(body['players']);
  // Ids are read before anything is taken out of them: the engine gets back those that it sent.
  return plainJson({
    ...read(rest, STATE),
    status,
    players,
    current_player_index: readSeat(body, status, players.length),
    ...(Array.isArray(properties) && { properties: readProperties(properties) }),
  });
}

/** Throws Nonsense for an answer that names another game. Some engines call its id `game_id`; one of both must fit. */
export function refuseOtherGame({ id: own, game_id: other }: JsonObject, engineGameId: string): void {
  const named = [own, other].flatMap((value) => id(value) ?? []);
  const fits = named.some((value) => value.toLowerCase() === engineGameId.toLowerCase());
  if (named.length > 0 && !fits) throw new Nonsense(`answered for another game, ${named.join(' or ')}`);
}

/** `COMPLETED`, `In Progress` and `in-progress` are the contract's words too. */
function readStatus(value: unknown): string {
  const status = words(value)?.toLowerCase().replaceAll(/[\s-]/g, '_');
  if (status === undefined) throw new Nonsense('answered a game state without a status');
  return status;
}

function readPlayers(players: unknown): PlayerState[] {
  if (!Array.isArray(players) || players.length === 0) throw new Nonsense('answered a game state without players');
  const seated = players.map(readPlayer);
  const seen = new Set<string>();
  for (const { id: playerId } of seated) {
    if (seen.has(playerId)) throw new Nonsense(`answered a game state in which two players have the id ${playerId}`);
    seen.add(playerId);
  }
  return seated;
}

function readPlayer(player: unknown, index: number): PlayerState {
  const given = isJsonObject(player) ? player['id'] : undefined;
  const playerId = id(given);
  if (!isJsonObject(player) || playerId === undefined)
    throw new Nonsense(`answered a game state whose player ${index + 1} has ${faultOfId(given) ?? 'no id'}`);
  return { ...read(player, PLAYER), id: playerId, name: words(player['name']) ?? playerId };
}

/** null: the state does not name the seat to move, which the list of actions may. */
function readSeat(state: JsonObject, status: string, seats: number): number | null {
  const index = state['current_player_index'];
  if (index === undefined || index === null) return status === 'in_progress' ? null : 0;
  if (typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < seats) return index;
  const shown = JSON.stringify(index).slice(0, 40);
  throw new Nonsense(`answered a game state whose current_player_index is ${shown} where ${seats} players sit`);
}

/** An entry that names no property is left out. */
function readProperties(properties: readonly unknown[]): PropertyState[] {
  return properties
    .filter(isJsonObject)
    .map((property) => read(property, PROPERTY))
    .filter(namesProperty);
}

function namesProperty(property: JsonObject): property is JsonObject & PropertyState {
  return property['property_id'] !== undefined;
}
