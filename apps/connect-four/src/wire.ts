import type { EngineActions, GameState, JsonObject } from '#libs/protocol';
import { emptyBoard, type Move, openCells, play, type Position, seatToMove } from './rules.js';

/** What is kept of a game: all else follows from its moves. */
export interface GameRecord {
  readonly id: string;
  readonly players: readonly { readonly id: string; readonly name: string }[];
  readonly rows: number;
  readonly columns: number;
  readonly seed: number;
  readonly isStarted: boolean;
  readonly moves: readonly { readonly move: Move; readonly key?: string | undefined }[];
}

const SIDES = [
  { text: 'R', name: 'Red', glyph: '●', color: '#d64545' },
  { text: 'Y', name: 'Yellow', glyph: '●', color: '#e0b020' },
] as const;

/** Null: the moves are not legal. */
export function positionAfter({ rows, columns }: GameRecord, moves: readonly Move[]): Position | null {
  return moves.reduce<Position | null>((now, move) => now && play(now, move), emptyBoard(rows, columns));
}

function positionOf(game: GameRecord): Position {
  const position = positionAfter(game, game.moves.map(({ move }) => move)); // prettier-ignore
  if (position === null) throw new RangeError(`The record of game ${game.id} has a move that is not legal.`);
  return position;
}

/** The discs that can be dropped, and resigning. */
export function offersOf(game: GameRecord): EngineActions {
  const position = positionOf(game);
  const drops = openCells(position).map(([row, column]) => {
    const name = { type: 'drop_disc', action_id: `drop-${column + 1}`, column: column + 1, cells: [[row, column]] };
    return {
      ...name,
      description: `Drop a disc into column ${column + 1}; it comes to rest in row ${game.rows - row}.`,
    };
  });
  const resign = { type: 'resign', action_id: 'resign', description: 'Give up: the other player wins.' };
  const actions = game.isStarted && position.result === null ? [...drops, resign] : [];
  return { game_id: game.id, player_id: game.players[seatToMove(position)]?.id ?? null, turn_phase: 'drop', actions };
}

export function stateOf(game: GameRecord): GameState {
  const { id, isStarted, moves, seed } = game;
  const position = positionOf(game);
  const { result } = position;
  const winner = result && (game.players[result.winner ?? -1] ?? null);
  return {
    id,
    seed,
    status: !isStarted ? 'waiting' : result ? 'completed' : 'in_progress',
    current_player_index: seatToMove(position),
    turn_number: moves.length + (result ? 0 : 1),
    turn_phase: result ? 'game_over' : 'drop',
    winner_id: winner?.id ?? null,
    players: game.players.map((player, order) => ({ ...player, player_order: order })),
    standings: game.players.map((player) => ({ player_id: player.id, rank: winner && player !== winner ? 2 : 1 })),
    view: viewOf(game, position),
  };
}

function viewOf(game: GameRecord, position: Position) {
  const { players, rows, columns } = game;
  const { board, last, line, result } = position;
  return {
    kind: 'grid',
    rows,
    columns,
    last: last ? [last] : [],
    lines: line.length > 0 ? [line] : [],
    cells: board.map((row) => row.map((disc) => (disc === null ? null : SIDES[disc].text))),
    marks: Object.fromEntries(SIDES.map(({ text, ...mark }, at) => [text, { ...mark, player_id: players[at]?.id }])),
    row_labels: board.map((_, row) => String(rows - row)),
    column_labels: Array.from({ length: columns }, (_, column) => String(column + 1)),
    sides: Object.fromEntries(players.map((player, at) => [player.id, SIDES[at]?.name])),
    caption: result ? endingOf(result) : `${SIDES[seatToMove(position)].name} to move.`,
  };
}

/** Texts name sides: who takes a seat later may have another name than the one that the game was created with. */
function endingOf({ winner }: NonNullable<Position['result']>): string {
  return winner === null ? 'A draw: the board is full.' : `${SIDES[winner].name} wins.`;
}

/** What became of the move at that index: for the same record always the same. */
export function resultOf(whole: GameRecord, index: number): JsonObject {
  const game = { ...whole, moves: whole.moves.slice(0, index + 1) };
  const player = whole.players[index % 2];
  const { last, result } = positionOf(game);
  const state = stateOf(game);
  const move = game.moves.at(-1)?.move ?? 'resign';
  const [row, column] = last ?? [];
  const [action_type, fields, done] =
    move === 'resign' ? ['resign', {}, 'resigns'] : ['drop_disc', { row, column }, `plays column ${move + 1}`];
  const message = `${SIDES[index % 2 === 0 ? 0 : 1].name} ${done}.`;
  const type = move === 'resign' ? 'player:resigned' : 'disc:dropped';
  const { actions: valid_actions, player_id } = offersOf(game);
  const outcome = { game_over: result !== null, winner_id: state.winner_id };
  const events = [{ type, player_id: player?.id, ...fields, message }];
  const described = { message: result ? `${message} ${endingOf(result)}` : message, action_type, events };
  return { success: true, ...described, ...outcome, state, valid_actions, player_id };
}
