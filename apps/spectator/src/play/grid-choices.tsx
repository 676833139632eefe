import type { ReactNode } from 'react';
import { type BoardCell, useBoardChoices } from '../choices/index.js';
import { type GridLayout, UNIT } from '#libs/views';

const MARGIN = UNIT * 0.06;

/** The squares that may be chosen, over the board. The panel has the same for the keyboard and screen readers. */
export default function GridChoices({ layout }: { readonly layout: GridLayout }): ReactNode {
  const choices = useBoardChoices((shared) => shared.choices);
  if (choices === null) return null;
  const { cells, targets, chosenCells, onCell } = choices;
  const square = (cell: BoardCell, className: string): ReactNode => {
    const { x, y } = layout.centreOf(cell);
    return (
      <rect
        key={cell.join(' ')}
        x={x - UNIT / 2 + MARGIN}
        y={y - UNIT / 2 + MARGIN}
        width={UNIT - 2 * MARGIN}
        height={UNIT - 2 * MARGIN}
        rx={UNIT * 0.16}
        className={className}
        data-cell={cell.join(' ')}
        onClick={() => onCell(cell)}
      />
    );
  };
  const named = new Set(targets.map((cell) => cell.join(' ')));
  const isTarget = (cell: BoardCell): boolean => named.has(cell.join(' '));
  const choice = (cell: BoardCell): ReactNode =>
    square(cell, isTarget(cell) ? 'play-cell' : 'play-cell play-cell-rest');
  return (
    <>
      {chosenCells.map((cell) => square(cell, 'play-cell play-cell-chosen'))}
      {groupsOf(cells, targets.length < cells.length).map((group, index) => (
        <g key={index} className="play-cells">
          {group.map(choice)}
        </g>
      ))}
    </>
  );
}

/** Squares that stand for the same action light up together. */
function groupsOf(cells: readonly BoardCell[], areColumns: boolean): readonly (readonly BoardCell[])[] {
  if (!areColumns) return cells.map((cell) => [cell]);
  const columns = new Map<number, BoardCell[]>();
  for (const cell of cells) columns.set(cell[1], [...(columns.get(cell[1]) ?? []), cell]);
  return [...columns.values()];
}
