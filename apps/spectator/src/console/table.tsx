import type { ReactNode } from 'react';

export interface Row {
  readonly key: string;
  /** One for each column; the first one names the row. */
  readonly cells: readonly ReactNode[];
}

interface TableProps {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Shown in place of rows. */
  readonly empty: string;
  /** Stands between the title and the table. */
  readonly children?: ReactNode;
}

/** A table with a heading. On a phone each row is shown as a list. */
export function Table({ title, columns, rows, empty, children }: TableProps): ReactNode {
  return (
    <section className="card min-w-0" aria-label={title}>
      <h2 className="px-3 pt-3 text-lg font-bold">{title}</h2>
      {children}
      <table className="console-table" aria-label={title}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <TableRow key={key} columns={columns} cells={cells} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="px-3 pb-3 text-sm text-soft">{empty}</p>}
    </section>
  );
}

function TableRow({ columns, cells }: Pick<TableProps, 'columns'> & Pick<Row, 'cells'>): ReactNode {
  const [name, ...others] = cells;
  return (
    <tr>
      <th scope="row" data-column={columns[0]} className="foreign-text font-semibold">
        {name}
      </th>
      {others.map((cell, index) => (
        <td key={columns[index + 1]} data-column={columns[index + 1]}>
          <span className="foreign-text">{cell}</span>
        </td>
      ))}
    </tr>
  );
}
