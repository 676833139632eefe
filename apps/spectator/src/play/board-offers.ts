import { isJsonObject, type JsonObject } from '#libs/protocol';
import { readGrid, readOnce } from '#libs/views';
import type { BoardCell } from '../choices/index.js';
import type { ShownOffer } from './offers.js';

/** What a click on a square of a grid comes to. */
export type CellClick =
  /** One action is about it: that one is sent. */
  | { readonly kind: 'act'; readonly offer: ShownOffer }
  /** These were chosen; the actions about all of them are left. */
  | { readonly kind: 'choose'; readonly cells: readonly BoardCell[] };

const gridIn = readOnce(readGrid);

/** The rows of a state's board, as the page draws it; 0: it draws no squares. */
export function rowsIn({ view }: JsonObject): number {
  const grid = isJsonObject(view) ? gridIn(view) : null;
  return grid !== null && 'rows' in grid ? grid.rows : 0;
}

const isSame = (a: BoardCell, b: BoardCell): boolean => a[0] === b[0] && a[1] === b[1];

/** Whether an action names a square, or names the column that the square is in. */
function concerns(offer: ShownOffer, cell: BoardCell): boolean {
  if (offer.cells.some((own) => isSame(own, cell))) return true;
  return offer.hasColumn && offer.cells.length === 1 && offer.cells[0]?.[1] === cell[1];
}

/** The actions that are about every square that was chosen. */
export function offersAbout(offers: readonly ShownOffer[], chosen: readonly BoardCell[]): readonly ShownOffer[] {
  if (chosen.length === 0) return offers;
  return offers.filter((offer) => chosen.every((cell) => concerns(offer, cell)));
}

/** The squares that may be chosen next, on a board with this number of `rows`, and those of them that an action names itself. */
export function choosableCells(
  offers: readonly ShownOffer[],
  chosen: readonly BoardCell[],
  rows: number,
): { readonly cells: readonly BoardCell[]; readonly targets: readonly BoardCell[] } {
  const left = offersAbout(offers, chosen);
  const without = (cells: readonly BoardCell[]): readonly BoardCell[] => {
    const byPlace = new Map(cells.map((cell) => [cell.join(' '), cell]));
    for (const cell of chosen) byPlace.delete(cell.join(' '));
    return [...byPlace.values()];
  };
  return {
    cells: without(left.flatMap((offer) => squaresOf(offer, rows))),
    targets: without(left.flatMap((offer) => offer.cells)),
  };
}

function squaresOf({ cells, hasColumn }: ShownOffer, rows: number): readonly BoardCell[] {
  const [only, second] = cells;
  if (!hasColumn || only === undefined || second !== undefined) return cells;
  return Array.from({ length: rows }, (_, row): BoardCell => [row, only[1]]);
}

/** A square was clicked after others: it adds to them, takes itself back, or begins anew. */
export function clickCell(offers: readonly ShownOffer[], chosen: readonly BoardCell[], cell: BoardCell): CellClick {
  if (chosen.some((one) => isSame(one, cell))) {
    return { kind: 'choose', cells: chosen.filter((one) => !isSame(one, cell)) };
  }
  const longer = [...chosen, cell];
  const cells = offersAbout(offers, longer).length > 0 ? longer : [cell];
  const meant = offersAbout(offers, cells);
  // A piece that is taken up is not yet moved, even if it has one place to go to.
  const isWhole = meant[0] !== undefined && Math.min(meant[0].cells.length, 2) <= cells.length;
  const [offer, other] = meant;
  if (offer !== undefined && other === undefined && isWhole && offer.form.kind === 'none' && !offer.isFinal)
    return { kind: 'act', offer };
  return { kind: 'choose', cells: meant.length === 0 ? [] : cells };
}
