import { fieldsOf, type JsonObject, listOf, textOr } from '#libs/protocol';
import { plainLegible } from './legible.js';
import type { SeatLabels } from './seat-labels.js';

/** Rows and columns that are drawn. */
const MAX_SIDE = 50;
/** Characters of one cell, and of the whole drawing. */
const MAX_CELL = 8;
const MAX_DRAWING = 6_000;
const MAX_MARKS = 40;
const MAX_MARK_NAME = 60;
/** Cells that were changed last, and marked lines. */
const MAX_LAST = 10;
const MAX_LINES = 10;
/** The first that is no mark of the game stands for an empty cell. */
const EMPTY = ['.', '·', '_', ' '] as const;

/** A grid as text: its rows and columns with their labels, what the marks mean, and what changed last. */
export function gridLines(view: JsonObject, labels: SeatLabels): readonly string[] {
  const rows = listOf(view['cells']).map((row) => listOf(row).map(cellText));
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (rows.length === 0 || columns === 0) return ['The board is empty.'];
  const grid = new Grid(view, rows, columns);
  return [grid.head, ...grid.drawing, ...marksOf(view, labels), ...lastOf(view, grid), ...linesOf(view, grid)];
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  const text = typeof cell === 'string' ? cell : JSON.stringify(cell);
  return plainLegible(text, MAX_CELL).replaceAll(' ', '_');
}

/** A board that is drawn as far as there is room. */
class Grid {
  private readonly rowNames: readonly string[];
  private readonly columnNames: readonly string[];
  private readonly empty: string;
  private readonly isHex: boolean;

  constructor(
    view: JsonObject,
    private readonly rows: readonly (readonly string[])[],
    private readonly columns: number,
  ) {
    this.rowNames = namesOf(view['row_labels'], rows.length);
    this.columnNames = namesOf(view['column_labels'], columns);
    this.isHex = view['shape'] === 'hex';
    const marks = new Set(rows.flat());
    this.empty = EMPTY.find((mark) => !marks.has(mark)) ?? '.';
  }

  get head(): string {
    const hex = this.isHex
      ? ' The cells are hexagons: each row begins half a cell further right than the one above.'
      : '';
    return `The board has ${this.rows.length} rows and ${this.columns} columns; "${this.empty}" is an empty cell.${hex}`;
  }

  get drawing(): readonly string[] {
    const shown = Math.min(this.columns, MAX_SIDE);
    const names = this.columnNames.slice(0, shown);
    const cells = this.rows.slice(0, MAX_SIDE).map((row) => names.map((_, index) => textOr(row[index], this.empty)));
    const width = Math.max(...[names, ...cells].flat().map(lengthOf));
    const margin = Math.max(...this.rowNames.slice(0, cells.length).map(lengthOf));
    const drawn = [
      `${' '.repeat(margin)}  ${names.map((name) => padded(name, width)).join(' ')}`,
      ...cells.map((row, index) => {
        const shift = this.isHex ? ' '.repeat(Math.round((index * (width + 1)) / 2)) : '';
        return `${padded(this.rowNames[index] ?? '', margin)}  ${shift}${row.map((cell) => padded(cell, width)).join(' ')}`;
      }),
    ].map((line) => line.trimEnd());
    const fitting = withinDrawing(drawn);
    const rest = this.leftOut(fitting.length - 1, shown);
    return rest === '' ? fitting : [...fitting, `(${rest})`];
  }

  /** `e4` where both have labels, else `row 3, column 4`; empty for what is no cell. */
  nameOf(cell: unknown): string {
    const [row, column] = listOf(cell);
    if (typeof row !== 'number' || typeof column !== 'number') return '';
    const [rowName, columnName] = [this.rowNames[row], this.columnNames[column]];
    if (rowName === undefined || columnName === undefined) return '';
    const areMixed = /^\p{L}+$/u.test(columnName) && /^\d+$/.test(rowName);
    return areMixed ? `${columnName}${rowName}` : `row ${rowName}, column ${columnName}`;
  }

  private leftOut(rows: number, columns: number): string {
    const parts = [
      ...(rows < this.rows.length ? [`${this.rows.length - rows} more rows`] : []),
      ...(columns < this.columns ? [`${this.columns - columns} more columns`] : []),
    ];
    return parts.length === 0 ? '' : `the board is too large to show: ${parts.join(' and ')} are left out`;
  }
}

function withinDrawing(lines: readonly string[]): readonly string[] {
  let size = 0;
  const end = lines.findIndex((line) => (size += line.length + 1) > MAX_DRAWING);
  return end === -1 ? lines : lines.slice(0, end);
}

/** The view's own labels, completed by numbers from 0. */
function namesOf(labels: unknown, count: number): readonly string[] {
  const own = listOf(labels);
  return Array.from({ length: count }, (_, index) => {
    const label = own[index];
    const text = typeof label === 'string' || typeof label === 'number' ? plainLegible(String(label), MAX_CELL) : '';
    return text === '' ? String(index) : text;
  });
}

function lengthOf(text: string): number {
  return text.match(/./gsu)?.length ?? 0;
}

function padded(text: string, width: number): string {
  return `${text}${' '.repeat(Math.max(0, width - lengthOf(text)))}`;
}

/** `Marks: X = disc of P1 (you), O = disc of P2` */
function marksOf({ marks }: JsonObject, labels: SeatLabels): readonly string[] {
  const all = Object.entries(fieldsOf(marks));
  const words = all.slice(0, MAX_MARKS).map(([text, mark]) => {
    const { name, player_id: owner }: JsonObject = fieldsOf(mark);
    const called = plainLegible(labels.inText(textOr(name, '')), MAX_MARK_NAME);
    const whose = labels.has(owner) ? labels.withYou(owner) : '';
    const meaning = [called, whose].filter((part) => part !== '').join(' of ') || 'not described';
    return `${cellText(text)} = ${meaning}`;
  });
  const more = all.length > MAX_MARKS ? `, and ${all.length - MAX_MARKS} more` : '';
  return words.length === 0 ? [] : [`Marks: ${words.join(', ')}${more}`];
}

function lastOf({ last }: JsonObject, grid: Grid): readonly string[] {
  const names = listOf(last)
    .slice(0, MAX_LAST)
    .map((cell) => grid.nameOf(cell))
    .filter((name) => name !== '');
  return names.length === 0 ? [] : [`Changed last: ${names.join('; ')}`];
}

function linesOf({ lines }: JsonObject, grid: Grid): readonly string[] {
  const drawn = listOf(lines)
    .slice(0, MAX_LINES)
    .map((line) =>
      listOf(line)
        .slice(0, MAX_SIDE)
        .map((cell) => grid.nameOf(cell)),
    )
    .map((names) => names.filter((name) => name !== '').join(' - '))
    .filter((line) => line !== '');
  return drawn.map((line) => `Marked line: ${line}`);
}
