import { isJsonObject, type JsonObject } from '#libs/protocol';
import { colourOf } from './colour.js';
import { itemsOf, labelOf } from './label.js';
import { type TextView, textViewOf } from './text.js';

export const GRID_SHAPES = ['square', 'checkered', 'hex', 'points'] as const;
export type GridShape = (typeof GRID_SHAPES)[number];

/** What stands on a square. */
export interface Piece {
  /** As the cell has it. */
  readonly text: string;
  /** For people: the mark's name, or the text. */
  readonly name: string;
  /** Drawn as it is; empty: a blank disc; null: a disc with the text on it, where that is short. */
  readonly glyph: string | null;
  /** Null: its player's, if it has one. */
  readonly colour: string | null;
  readonly playerId: string | null;
  /** Whether the view describes it: else it is a text, and drawn as one. */
  readonly isMark: boolean;
}

export type Square = readonly [row: number, column: number];

export interface GridView {
  readonly rows: number;
  readonly columns: number;
  readonly shape: GridShape;
  /** As many rows and columns as above. */
  readonly cells: readonly (readonly (Piece | null)[])[];
  /** As many as rows and columns, or none. */
  readonly rowLabels: readonly string[];
  readonly columnLabels: readonly string[];
  readonly last: readonly Square[];
  readonly lines: readonly (readonly Square[])[];
}

/** A square of a larger board is too small to be seen. */
const MAX_SIDE = 40;
const MAX_TEXT_SIDE = 200;
const MAX_PIECE_CHARS = 16;
const MAX_GLYPH_CHARS = 8;
const MAX_NAME_CHARS = 60;
const MAX_LABEL_CHARS = 6;
const MAX_LINES = 100;

/** Reads the view of kind `grid`: a text where it is larger than {@link MAX_SIDE}, null where it has no cells. */
export function readGrid(fields: JsonObject): GridView | TextView | null {
  const given = fields['cells'];
  if (!Array.isArray(given)) return null;
  const cells: readonly unknown[] = given;
  const rows = sideOf(fields['rows'], cells.length);
  const columns = sideOf(fields['columns'], widest(cells));
  if (rows === 0 || columns === 0) return null;
  if (rows > MAX_SIDE || columns > MAX_SIDE) return largeGrid(cells);
  const read = pieceReader(fields['marks']);
  const isInside = ([row, column]: Square): boolean => row < rows && column < columns;
  return {
    rows,
    columns,
    shape: GRID_SHAPES.find((shape) => shape === fields['shape']) ?? 'square',
    cells: Array.from({ length: rows }, (_, row) => {
      const line = itemsOf(cells[row], columns);
      return Array.from({ length: columns }, (_cell, column) => read(line[column]));
    }),
    rowLabels: labelsOf(fields['row_labels'], rows),
    columnLabels: labelsOf(fields['column_labels'], columns),
    last: squaresOf(fields['last'], MAX_SIDE * MAX_SIDE).filter(isInside),
    lines: itemsOf(fields['lines'], MAX_LINES)
      .map((line) => squaresOf(line, MAX_SIDE * 2).filter(isInside))
      .filter((line) => line.length > 1),
  };
}

/** A number of rows or columns that is none is counted. */
function sideOf(given: unknown, counted: number): number {
  return typeof given === 'number' && Number.isInteger(given) && given > 0 ? given : counted;
}

function widest(cells: readonly unknown[]): number {
  return cells.reduce<number>((most, row) => Math.max(most, Array.isArray(row) ? row.length : 0), 0);
}

/** Reads each distinct text of the cells once. */
function pieceReader(marks: unknown): (cell: unknown) => Piece | null {
  const known = new Map<string, Piece | null>();
  return (cell) => {
    if (typeof cell !== 'string' && typeof cell !== 'number') return null;
    const text = String(cell);
    const found = known.get(text) ?? pieceOf(text, marks);
    known.set(text, found);
    return found;
  };
}

function pieceOf(raw: string, marks: unknown): Piece | null {
  const found = isJsonObject(marks) && Object.hasOwn(marks, raw) ? marks[raw] : undefined;
  const text = labelOf(raw, MAX_PIECE_CHARS);
  if (!isJsonObject(found)) {
    return text === null ? null : { text, name: text, glyph: text, colour: null, playerId: null, isMark: false };
  }
  return {
    text: text ?? '',
    name: labelOf(found['name'], MAX_NAME_CHARS) ?? text ?? 'a piece',
    glyph: found['glyph'] === '' ? '' : labelOf(found['glyph'], MAX_GLYPH_CHARS),
    colour: colourOf(found['color']),
    playerId: typeof found['player_id'] === 'string' ? found['player_id'] : null,
    isMark: true,
  };
}

/** Labels that are missing are empty; a list without any that can be read is none. */
function labelsOf(value: unknown, count: number): readonly string[] {
  const given = itemsOf(value, count);
  const labels = Array.from({ length: count }, (_, index) => labelOf(given[index], MAX_LABEL_CHARS) ?? '');
  return labels.some((label) => label !== '') ? labels : [];
}

/** A list of squares; one square alone counts as a list of it. */
function squaresOf(value: unknown, most: number): readonly Square[] {
  const single = squareOf(value);
  if (single !== null) return [single];
  return itemsOf(value, most).flatMap((item) => {
    const square = squareOf(item);
    return square === null ? [] : [square];
  });
}

function squareOf(value: unknown): Square | null {
  const [row, column, ...more] = itemsOf(value, 3);
  return more.length === 0 && isIndex(row) && isIndex(column) ? [row, column] : null;
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/** Rows as lines of text. */
function largeGrid(cells: readonly unknown[]): TextView {
  const rows = itemsOf(cells, MAX_TEXT_SIDE).map((row) =>
    itemsOf(row, MAX_TEXT_SIDE).map((cell) => labelOf(cell, 3) ?? '.'),
  );
  const width = rows.flat().reduce((most, { length }) => Math.max(most, length), 1);
  const view = textViewOf(rows.map((row) => row.map((text) => text.padEnd(width)).join(' ')).join('\n'));
  const isCut = view.isCut || cells.length > MAX_TEXT_SIDE || widest(cells) > MAX_TEXT_SIDE;
  return { ...view, isCut };
}
