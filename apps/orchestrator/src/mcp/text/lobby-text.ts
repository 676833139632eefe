import { isJsonObject, type JsonObject } from '#libs/protocol';
import { plainLine } from '#libs/service';
import { objectsIn } from '../rest/rest-calls.js';

/** UTF-16 units of a name in a line. */
const MAX_NAME = 100;

/** One line of a list: what it is, who plays, what is open. */
export function gameLine(game: JsonObject): string {
  const { game_id: id, status, players, open_seats: open, game: played } = game;
  const openIds = Array.isArray(open) ? open : [];
  const names = objectsIn(players).map(
    ({ id: player, name }) => `${shown(name)}${openIds.includes(player) ? ' (open)' : ''}`,
  );
  const what = isJsonObject(played) ? ` ${shown(played['name'])}` : '';
  const seats = openIds.length > 0 ? `; open seats: ${openIds.map(shown).join(', ')}` : '';
  return `${shown(id)}${what}, ${shown(status)}: ${names.join(', ')}${seats}`;
}

/** One line of what can be created. */
export function offerLine({ game, name, seats }: JsonObject): string {
  const range = isJsonObject(seats) ? `, ${shown(seats['min'])} to ${shown(seats['max'])} seats` : '';
  return `- ${shown(game)}: ${shown(name)}${range}`;
}

/** One line of a created game. */
export function seatLine({ id, name }: JsonObject, open: readonly string[]): string {
  return `- player_id ${shown(id)}: ${shown(name)}${open.some((one) => one === id) ? ' (open)' : ''}`;
}

export function shown(value: unknown): string {
  return plainLine(typeof value === 'number' ? String(value) : value, MAX_NAME) ?? '';
}
