import type { GameState, PropertyState } from '#libs/protocol';
import { BOARD } from '#libs/monopoly';
import type { Style } from './style.js';
import { fitted } from './width.js';

const SIDE = 11;
const LAST = SIDE - 1;
const SQUARES = 4 * LAST;
const HOTEL = 5;
/** Columns of a square: who owns it, and who is on it. */
const CELL = 6;

/** What the board takes of a terminal. */
export const BOARD_SIZE = { columns: SIDE * CELL, rows: SIDE };

const CORNERS: Readonly<Record<number, string>> = { 0: 'GO', 10: 'JL', 20: 'FP', 30: 'GJ' };
const DEEDS = new Map(BOARD.flatMap((square) => ('id' in square ? [[square.position, square.id] as const] : [])));

/** A, B, C, … in the order of the seats. */
export function letterOf(seat: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + seat);
}

/** Whether the state is of a game on this board: everybody is on one of its squares. */
export function isOnBoard({ players }: GameState): boolean {
  return players.length > 0 && players.every(({ position }) => position !== undefined && isSquare(position));
}

/** The board as it is printed: GO at the lower right, `B3 A`: B owns it with three houses, and A is on it. */
export function boardLines(state: GameState, style: Style): readonly string[] {
  const marks = ownerMarks(state);
  return Array.from({ length: SIDE }, (_, row) => {
    const cells = Array.from({ length: SIDE }, (__, column) => cellAt(squareAt(row, column), state, marks, style));
    return cells.join('');
  });
}

function cellAt(
  square: number | undefined,
  state: GameState,
  marks: ReadonlyMap<string, string>,
  style: Style,
): string {
  if (square === undefined) return ' '.repeat(CELL);
  const here = state.players.flatMap(({ position, is_bankrupt }, seat) =>
    position === square && is_bankrupt !== true ? letterOf(seat) : [],
  );
  const mark = marks.get(DEEDS.get(square) ?? '') ?? CORNERS[square] ?? '·';
  const people = fitted(here.length > 3 ? `${here.slice(0, 2).join('')}+` : here.join(''), 3);
  return fitted(mark, 3) + (here.length > 0 ? style(people, 'bold') : people);
}

function ownerMarks({ players, properties = [] }: GameState): ReadonlyMap<string, string> {
  const seats = new Map(players.map(({ id }, seat) => [id, letterOf(seat)]));
  return new Map(
    properties.flatMap((property) => {
      const owner = seats.get(property.owner_id ?? '');
      return owner === undefined ? [] : [[property.property_id, owner + buildingsOn(property)] as const];
    }),
  );
}

function buildingsOn({ houses = 0, is_mortgaged }: PropertyState): string {
  if (is_mortgaged === true) return '-';
  if (houses >= HOTEL) return 'H';
  return houses > 0 ? String(houses) : '';
}

/** The square at a place of the grid; undefined inside the board. */
function squareAt(row: number, column: number): number | undefined {
  if (row === LAST) return LAST - column;
  if (column === 0) return 2 * LAST - row;
  if (row === 0) return 2 * LAST + column;
  return column === LAST ? 3 * LAST + row : undefined;
}

function isSquare(position: number): boolean {
  return Number.isInteger(position) && position >= 0 && position < SQUARES;
}
