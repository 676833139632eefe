import { randomInt, randomUUID } from 'node:crypto';
import { isJsonObject } from '#libs/protocol';
import { ProblemException } from '#libs/service';
import type { Move } from './rules.js';
import { type GameRecord, offersOf, positionAfter, stateOf } from './wire.js';

const SIZE = { type: 'integer', minimum: 4, maximum: 12 };

export const ABOUT = {
  game: 'connect_four',
  name: 'Connect Four',
  version: '1',
  seats: { min: 2, max: 2 },
  rules:
    'Two players take turns; Red begins. A turn drops one disc into a column that is not full, where it falls to the lowest free cell. Four discs of one color in a line (across, down or diagonal) win. A full board without such a line is a draw. Instead of a move a player may resign, and loses.',
  options: { rows: { ...SIZE, default: 6 }, columns: { ...SIZE, default: 7 } },
  rebuilds: true,
};

export function refuse(status: number, code: string, detail: string): ProblemException {
  return new ProblemException(status, code, detail);
}

/** A new game; with `from`, as it stands after these moves. */
export function newGameOf(body: unknown): GameRecord {
  const { players, game = 'connect_four', options, seed, from } = isJsonObject(body) ? body : {};
  if (game !== null && game !== ABOUT.game) throw refuse(400, 'unknown_game', `game must be ${ABOUT.game}.`);
  if (!Array.isArray(players) || players.length !== 2) throw refuse(400, 'seats', 'players must be a list of 2.');
  const size = sizeOf(options ?? {});
  const seats = players.map((player: unknown) => ({ ...nameOf(player), id: randomUUID() }));
  const chosen = typeof seed === 'number' && Number.isInteger(seed) && seed >= 0 ? seed : randomInt(2 ** 32);
  const created = { id: randomUUID(), players: seats, ...size, seed: chosen, isStarted: from != null, moves: [] };
  return from == null ? created : { ...created, moves: movesFrom(created, from) };
}

function fits(size: unknown): size is number {
  return typeof size === 'number' && Number.isInteger(size) && size >= SIZE.minimum && size <= SIZE.maximum;
}

function isText(text: unknown): text is string {
  return typeof text === 'string' && text.length <= 100;
}

function sizeOf(options: unknown): { rows: number; columns: number } {
  const { rows = 6, columns = 7, ...others } = isJsonObject(options) ? options : { no: options };
  if (fits(rows) && fits(columns) && Object.keys(others).length === 0) return { rows, columns };
  throw refuse(400, 'invalid_options', 'options may hold rows and columns, whole numbers from 4 to 12.');
}

function nameOf(player: unknown): { name: string } {
  const { name, model, personality } = isJsonObject(player) ? player : {};
  const seat = { name, model: model ?? '', personality: personality ?? '' };
  if (isText(name) && name !== '' && isText(seat.model) && isText(seat.personality)) return { ...seat, name };
  throw refuse(400, 'invalid_request', 'A player has a name, and may have model and personality, of up to 100 characters.'); // prettier-ignore
}

function movesFrom(game: GameRecord, from: unknown): GameRecord['moves'] {
  const { players, actions } = isJsonObject(from) ? from : {};
  if (!Array.isArray(players) || !Array.isArray(actions)) throw refuse(400, 'invalid_from', 'from needs players and actions.'); // prettier-ignore
  const moves = actions.slice(0, game.rows * game.columns + 1).map((step: unknown, at) => {
    const { player_id: by, action } = isJsonObject(step) ? step : {};
    const move = players[at % 2] === by ? moveOf(action) : null;
    return { move: move ?? -1 };
  });
  const isLegal = moves.length === actions.length && positionAfter(game, moves.map(({ move }) => move)); // prettier-ignore
  if (!isLegal) throw refuse(400, 'invalid_from', 'from.actions leads nowhere: a move is not legal, or not of the seat to move.'); // prettier-ignore
  return moves;
}

/** What is asked for by `action_id`, or by type and column; null: nothing that this game knows. */
export function moveOf(action: unknown): Move | null {
  const { action_id: id, type, column } = isJsonObject(action) ? action : {};
  if ((id ?? type) === 'resign') return 'resign';
  const named = typeof id === 'string' ? Number(/^drop-(\d{1,2})$/.exec(id)?.[1]) : column;
  return typeof named === 'number' && Number.isInteger(named) && (id || type === 'drop_disc') ? named - 1 : null;
}

/** The game after a move of that player; what may not be done is refused. */
export function played(game: GameRecord, seat: number, move: Move | null, key?: string): GameRecord {
  const { status, current_player_index: seatToMove } = stateOf(game);
  if (status !== 'in_progress') throw refuse(409, status === 'waiting' ? 'game_not_started' : 'game_over', `The game is ${status}.`); // prettier-ignore
  if (seat !== seatToMove)
    throw refuse(409, 'not_your_move', `It is the turn of ${game.players[seatToMove ?? 0]?.name}.`);
  const moves = [...game.moves, { move: move ?? -1, ...(key !== undefined && { key }) }];
  if (positionAfter(game, moves.map((made) => made.move))) return { ...game, moves }; // prettier-ignore
  const offered = offersOf(game).actions.map(({ action_id: id }) => id);
  throw refuse(400, 'illegal_action', `That is not offered. The action_id may be one of ${offered.join(', ')}.`);
}
