import { middleOf, placeOf } from '../board-names/index.js';

/** Where a token stands, in per cent of the board. */
export interface TokenSpot {
  readonly x: number;
  readonly y: number;
}

/** The square with the cell, and the way around it for those who just visit. */
export const JAIL = 10;

/** The offset that keeps tokens beside the square's name: towards the board's edge, or below the name. */
const OFFSETS = {
  bottom: [0, 3.2],
  top: [0, -3.2],
  left: [-0.6, 2.7],
  right: [0.6, 2.7],
} as const;

const ACROSS = [0, 2.3, -2.3];
/** In the cell, below its name. */
const CELL: TokenSpot = { x: 8.1, y: 93.1 };
/** The way around the cell: up the left edge, then along the lower one. */
const VISITING: readonly TokenSpot[] = [
  { x: 2.4, y: 94.6 },
  { x: 2.4, y: 91.8 },
  { x: 2.4, y: 89.2 },
  { x: 2.4, y: 97.6 },
  { x: 10.6, y: 97.6 },
  { x: 7.9, y: 97.6 },
  { x: 5.2, y: 97.6 },
];

/** @param place the token's index among those on the same square; they are in rows of three */
export function spotOn(position: number, place: number, inJail: boolean): TokenSpot {
  const [across, along] = [ACROSS[place % 3] ?? 0, Math.floor(place / 3) * 2.4];
  if (position === JAIL && inJail) return { x: CELL.x + across, y: CELL.y - along };
  if (position === JAIL) return VISITING[place % VISITING.length] ?? CELL;
  const { x, y } = middleOf(position);
  const [dx, dy] = position % 10 === 0 ? [0, -1.2] : OFFSETS[placeOf(position).edge];
  return { x: x + dx + across, y: y + dy - Math.sign(dy) * along };
}
