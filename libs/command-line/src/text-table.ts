export interface Column<T> {
  readonly title: string;
  readonly cell: (row: T) => string;
  /** Numbers are aligned right, text left. */
  readonly isNumber?: boolean;
}

/** Rows under titles, each column as wide as its widest cell. No newline at the end. */
export function textTable<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row)));
  // There may be more rows than a call takes arguments.
  const widths = columns.map(({ title }, index) =>
    cells.reduce((width, row) => Math.max(width, row[index]?.length ?? 0), title.length),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((text, index) => padded(text, widths[index] ?? 0, columns[index]?.isNumber === true))
      .join('  ')
      .trimEnd();
  return [columns.map(({ title }) => title), widths.map((width) => '─'.repeat(width)), ...cells].map(line).join('\n');
}

function padded(text: string, width: number, isNumber: boolean): string {
  return isNumber ? text.padStart(width) : text.padEnd(width);
}

/** The same as a table in Markdown. */
export function markdownTable<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  return [
    markdownLine(columns.map(({ title }) => title)),
    markdownLine(columns.map(({ isNumber }) => (isNumber === true ? '--:' : '---'))),
    ...rows.map((row) => markdownLine(columns.map(({ cell }) => cell(row)))),
  ].join('\n');
}

function markdownLine(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
}
