import { type GameState, isJsonObject, type JsonObject, type PlayerState } from '#libs/protocol';
import { deedOf, deedWorth, SQUARES } from '#libs/views';
import type { CardBoard, DrawnDeed, DrawnToken } from './card.js';

const HOTEL = 5;

/** Our engine and those of the contract's first version send deeds, or where each player stands with which cash. */
export function isBoardOfDeeds({ view, properties, players }: GameState): boolean {
  if (isJsonObject(view)) return false;
  const [first] = players;
  return Array.isArray(properties) || (isFinite(first?.position) && isFinite(first?.cash));
}

function isFinite(value: unknown): value is number {
  return Number.isFinite(value);
}

/** Engines of other people may send anything for a number. */
function numberIn(fields: JsonObject, name: string): number {
  const value = fields[name];
  return isFinite(value) ? value : 0;
}

/** Dollars: cash, properties at their price less their mortgage, buildings at their cost. */
export function netWorth(state: GameState, player: PlayerState): number {
  if (player.is_bankrupt === true) return 0;
  return propertiesOf(state)
    .filter(({ owner_id: owner }) => owner === player.id)
    .reduce((sum, property) => sum + worthOf(property), numberIn(player, 'cash'));
}

export function deedCount(state: GameState, playerId: string): number {
  return propertiesOf(state).filter(({ owner_id: owner }) => owner === playerId).length;
}

function worthOf(property: JsonObject): number {
  return deedWorth(String(property['property_id']), housesOn(property), property['is_mortgaged'] === true);
}

function housesOn(property: JsonObject): number {
  return Math.min(HOTEL, Math.max(0, Math.trunc(numberIn(property, 'houses'))));
}

function propertiesOf({ properties }: GameState): readonly JsonObject[] {
  const given: unknown = properties;
  return Array.isArray(given) ? given.slice(0, SQUARES.length).filter(isJsonObject) : [];
}

export function monopolyBoard(state: GameState, seatIds: readonly string[]): CardBoard {
  const deeds = propertiesOf(state).flatMap((property): readonly DrawnDeed[] => {
    const deed = deedOf(String(property['property_id']));
    const owner = seatIds.indexOf(String(property['owner_id']));
    if (deed === undefined || owner < 0) return [];
    const isMortgaged = property['is_mortgaged'] === true;
    return [{ position: deed.position, owner, houses: housesOn(property), isMortgaged }];
  });
  const tokens = state.players.flatMap((player): readonly DrawnToken[] => {
    const order = seatIds.indexOf(player.id);
    const position = numberIn(player, 'position');
    if (order < 0 || player.is_bankrupt === true || SQUARES[position] === undefined) return [];
    return [{ order, position, isInJail: player.in_jail === true }];
  });
  return { kind: 'monopoly', deeds, tokens };
}
