const SIDE = 10;

/** A square's place on a grid of 11 by 11; rows and columns start at 1, position 0 is in the lower right corner. */
export interface Place {
  readonly row: number;
  readonly column: number;
  /** The edge of the board on which the square is. */
  readonly edge: 'bottom' | 'left' | 'top' | 'right';
}

export function placeOf(position: number): Place {
  const along = (position % SIDE) + 1;
  if (position < SIDE) return { row: SIDE + 1, column: SIDE + 2 - along, edge: 'bottom' };
  if (position < 2 * SIDE) return { row: SIDE + 2 - along, column: 1, edge: 'left' };
  if (position < 3 * SIDE) return { row: 1, column: along, edge: 'top' };
  return { row: along, column: SIDE + 1, edge: 'right' };
}

/** The side of a corner square, as a multiple of another square's width. */
const CORNER = 1.45;
const LENGTH = 2 * CORNER + 9;

/** The centre of a square in per cent of the board. */
export function middleOf(position: number): { readonly x: number; readonly y: number } {
  const { row, column } = placeOf(position);
  return { x: middleAlong(column), y: middleAlong(row) };
}

function middleAlong(track: number): number {
  if (track === 1) return ((CORNER / 2) * 100) / LENGTH;
  if (track === SIDE + 1) return 100 - ((CORNER / 2) * 100) / LENGTH;
  return ((CORNER + track - 1.5) * 100) / LENGTH;
}

/**
 * The squares that a token moves over, clockwise, the last one included. A jump (to jail, or backwards) has only the last.
 */
export function pathBetween(from: number, to: number, isJump: boolean): readonly number[] {
  const steps = (to - from + 4 * SIDE) % (4 * SIDE);
  if (isJump || steps > 12) return [to];
  return Array.from({ length: steps }, (_, step) => (from + step + 1) % (4 * SIDE));
}
