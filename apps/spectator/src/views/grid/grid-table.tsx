import type { ReactNode } from 'react';
import type { GridSquare as Square, GridView } from '#libs/views';

/** The board for screen readers: a table with what stands on each square. */
export function GridTable({ view }: { readonly view: GridView }): ReactNode {
  const { rows, columns, cells, last } = view;
  const rowName = (row: number): string => nameOf(view.rowLabels, row);
  const columnName = (column: number): string => nameOf(view.columnLabels, column);
  const squareName = ([row, column]: Square): string => `row ${rowName(row)} column ${columnName(column)}`;
  return (
    <table>
      <caption>
        Board of {rows} rows and {columns} columns
        {last.length > 0 && `; last changed: ${last.slice(0, MAX_NAMED).map(squareName).join(', ')}`}
      </caption>
      <thead>
        <tr>
          <th scope="col">Row</th>
          {Array.from({ length: columns }, (_, column) => (
            <th key={column} scope="col">
              {columnName(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cells.map((line, row) => (
          <tr key={`row ${row}`}>
            <th scope="row">{rowName(row)}</th>
            {line.map((piece, column) => (
              <td key={`column ${column}`}>{piece === null ? 'empty' : piece.name}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const MAX_NAMED = 6;

/** Without a label, its number from 1. */
function nameOf(labels: readonly string[], index: number): string {
  const label = labels[index] ?? '';
  return label === '' ? String(index + 1) : label;
}
