export type Seat = 0 | 1;
/** Row 0 is on top. */
export type Cell = readonly [row: number, column: number];
/** The column, from 0, that a disc is dropped into. */
export type Move = number | 'resign';

export interface Position {
  /** Row by row, whose disc is in each cell. */
  readonly board: readonly (readonly (Seat | null)[])[];
  readonly discs: number;
  readonly last: Cell | null;
  /** Four or more cells in a line that win. */
  readonly line: readonly Cell[];
  /** Null while the game goes on. */
  readonly result: { readonly winner: Seat | null } | null;
}

const DIRECTIONS: readonly Cell[] = [[0, 1], [1, 0], [1, 1], [1, -1]]; // prettier-ignore

export function emptyBoard(rows: number, columns: number): Position {
  const board = Array.from({ length: rows }, () => Array.from({ length: columns }, () => null));
  return { board, discs: 0, last: null, line: [], result: null };
}

/** Red, seat 0, begins. */
export function seatToMove({ discs }: Position): Seat {
  return discs % 2 === 0 ? 0 : 1;
}

/** Where a disc comes to rest, for each column that is not full; nowhere once the game is over. */
export function openCells({ board, result }: Position): Cell[] {
  const resting = board[0]?.map((_, column): Cell => [board.findLastIndex((row) => row[column] === null), column]);
  return result === null ? (resting ?? []).filter(([row]) => row >= 0) : [];
}

/** The position after a move of the seat to move; null: it is not legal. */
export function play(position: Position, move: Move): Position | null {
  const seat = seatToMove(position);
  if (move === 'resign') return position.result ? null : { ...position, result: { winner: seat === 0 ? 1 : 0 } };
  const cell = openCells(position).find(([, column]) => column === move);
  if (cell === undefined) return null;
  const board = position.board.map((row, at) => (at === cell[0] ? row.with(cell[1], seat) : row));
  const line = DIRECTIONS.map((direction) => lineThrough(board, cell, direction)).find(({ length }) => length >= 4);
  const isFull = board[0]?.every((disc) => disc !== null) === true;
  const result = line ? { winner: seat } : isFull ? { winner: null } : null;
  return { board, discs: position.discs + 1, last: cell, line: line ?? [], result };
}

/** The cells in a line that hold discs of the same seat as this one, from one end to the other. */
function lineThrough(board: Position['board'], [row, column]: Cell, [down, right]: Cell): Cell[] {
  const run = (sign: number, steps = 1): Cell[] => {
    const next: Cell = [row + sign * steps * down, column + sign * steps * right];
    return board[next[0]]?.[next[1]] === board[row]?.[column] ? [next, ...run(sign, steps + 1)] : [];
  };
  return [...run(-1).toReversed(), [row, column], ...run(1)];
}
