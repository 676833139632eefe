import { create } from 'zustand';
import type { StateView } from '../story/index.js';

/** Row and column. */
export type BoardCell = readonly [row: number, column: number];

/** The squares that the actions on offer are about. */
export interface BoardChoices {
  /** Of a grid, all that may be clicked. */
  readonly cells: readonly BoardCell[];
  /** Those of them that an action names; the others are in the same column. */
  readonly targets: readonly BoardCell[];
  /** Those that were chosen already, of an action that is about several. */
  readonly chosenCells: readonly BoardCell[];
  /** Of a Monopoly board, 0 to 39. */
  readonly positions: readonly number[];
  readonly chosenPositions: readonly number[];
  readonly onCell: (cell: BoardCell) => void;
  /** `isByKey`: it was pressed with a key, whose next press is to reach what this one led to. */
  readonly onPosition: (position: number, isByKey: boolean) => void;
}

interface Shared {
  /** Null: nothing is to be chosen. */
  readonly choices: BoardChoices | null;
  /** The board as the seat sees it, in a game that hides something from others; null: as everybody. */
  readonly ownView: StateView | null;
  /** It is the turn of the person at this page. */
  readonly isTurn: boolean;
}

export const useBoardChoices = create<Shared>(() => ({ choices: null, ownView: null, isTurn: false }));
