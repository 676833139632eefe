import { fieldsOf, listOf, numberOr, textOr } from '#libs/protocol';
import { BOARD_SIZE, DEEDS } from './board.js';
import type { Dice } from './dice.js';
import { HOTEL, HOTELS_IN_THE_BANK, type Game, type Lot, type Player } from './game.js';
import { completeOptions, type GameOptions } from './options.js';
import { MAX_JAIL_THROWS } from './jail.js';
import { createGame, MAX_PLAYERS, MIN_PLAYERS } from './setup.js';
import { readDecision } from './wire-state-decision.js';
import { readRules } from './wire-rules.js';

/** More dollars than that nobody has. */
const MOST_DOLLARS = 1e9;
const MOST_TURNS = 1e9;
const MAX_JAIL_CARDS = 2;

/**
 * The game that a state of our engine shows; null: it is none, or not one that these rules could have led to. A state does
 * not show what is to come by chance: {@link redrawn} draws that.
 */
export function gameFrom(state: unknown): Game | null {
  const fields = fieldsOf(state);
  const options = readOptions(fields);
  const players = listOf(fields['players']).map(fieldsOf);
  const ids = players.map((player) => textOr(player['id'], ''));
  const isSeated = players.length >= MIN_PLAYERS && players.length <= MAX_PLAYERS && new Set(ids).size === ids.length;
  if (options === null || !isSeated || ids.includes('')) return null;
  const game = createGame({
    id: textOr(fields['id'], 'shown'),
    seed: 0,
    options,
    players: players.map(({ name, model, personality }, seat) => ({
      id: ids[seat] ?? '',
      name: textOr(name, `player ${seat + 1}`),
      model: textOr(model, ''),
      personality: textOr(personality, ''),
    })),
  });
  const isWhole =
    game.players.every((player, seat) => fill(player, fieldsOf(players[seat]))) &&
    fillLots(game, listOf(fields['properties'])) &&
    fillTurn(game, fields);
  if (!isWhole) return null;
  const decision = readDecision(game, fields);
  if (decision === null) return null;
  game.decision = decision;
  return game;
}

type Fields = ReturnType<typeof fieldsOf>;

/** Null unless `rules` and `bank` are there, as in every state of our engine. */
function readOptions({ rules, bank, max_turns: maxTurns }: Fields): GameOptions | null {
  if (typeof rules !== 'object' || rules === null || typeof bank !== 'object') return null;
  const read = readRules(rules);
  if ('problems' in read) return null;
  return completeOptions({ ...read.options, maxTurns: whole(maxTurns, 1, MOST_TURNS) });
}

/** Null: not a whole number, or not within its limits. */
function whole(value: unknown, least: number, most: number): number | null {
  const number = numberOr(value, Number.NaN);
  return Number.isInteger(number) && number >= least && number <= most ? number : null;
}

function fill(player: Player, fields: Fields): boolean {
  const position = whole(fields['position'], 0, BOARD_SIZE - 1);
  const cash = whole(fields['cash'], 0, MOST_DOLLARS);
  const jailThrows = whole(fields['jail_turns'] ?? 0, 0, MAX_JAIL_THROWS);
  const cards = whole(fields['get_out_of_jail_cards'] ?? 0, 0, MAX_JAIL_CARDS);
  if (position === null || cash === null || jailThrows === null || cards === null) return false;
  player.position = position;
  player.cash = cash;
  player.inJail = fields['in_jail'] === true;
  player.jailThrows = jailThrows;
  // Which deck's is not shown.
  player.jailCards = Array.from({ length: cards }, () => 'chance' as const);
  player.bankrupt = fields['is_bankrupt'] === true;
  return true;
}

function fillLots(game: Game, properties: readonly unknown[]): boolean {
  if (properties.length !== DEEDS.length) return false;
  const given = new Map(properties.map((property) => [textOr(fieldsOf(property)['property_id'], ''), property]));
  return game.lots.every((lot) => fillLot(game, lot, fieldsOf(given.get(lot.deed.id))));
}

function fillLot({ players }: Game, lot: Lot, fields: Fields): boolean {
  const owner = fields['owner_id'];
  const houses = whole(fields['houses'], 0, lot.deed.kind === 'street' ? HOTEL : 0);
  const seat = players.findIndex(({ id }) => id === owner);
  if (houses === null || owner === undefined || (owner !== null && seat < 0)) return false;
  lot.owner = seat < 0 ? null : seat;
  lot.houses = houses;
  lot.mortgaged = fields['is_mortgaged'] === true;
  return true;
}

function fillTurn(game: Game, fields: Fields): boolean {
  const { turn, stock, players } = game;
  const bank = fieldsOf(fields['bank']);
  const seat = whole(fields['current_player_index'], 0, players.length - 1);
  const number = whole(fields['turn_number'], 0, MOST_TURNS);
  const doubles = whole(fields['doubles_count'] ?? 0, 0, 2);
  const houses = whole(bank['houses'], 0, game.options.houseLimit);
  const hotels = whole(bank['hotels'], 0, HOTELS_IN_THE_BANK);
  const pot = whole(fields['free_parking'] ?? 0, 0, MOST_DOLLARS);
  if (seat === null || number === null || doubles === null) return false;
  if (houses === null || hotels === null || pot === null) return false;
  Object.assign(turn, { seat, number: Math.max(number, 1), doubles });
  Object.assign(stock, { houses, hotels });
  game.pot = pot;
  game.lastThrow = diceIn(fields['last_dice_roll']);
  return true;
}

function diceIn(roll: unknown): Dice | null {
  const [first, second] = listOf(roll).map((eyes) => whole(eyes, 1, 6));
  return first == null || second == null ? null : [first, second];
}
