import { isJsonObject, type JsonObject } from '#libs/protocol';
import { type Fault, faultsOf, isList, isText } from './faults.js';

const SHAPES = ['square', 'checkered', 'hex', 'points'];

/** What is wrong with a view; kinds that the contract does not describe belong to whose page shows them. */
export function viewFaults(view: unknown, ids: readonly string[], prefix = 'view.'): Fault[] {
  if (view == null) return [];
  if (!isJsonObject(view)) return [{ field: 'view', got: view, allowed: 'an object' }];
  const kind = String(view['kind']);
  const specific = kind === 'grid' ? gridFaults(view, prefix) : kind === 'cards' ? cardFaults(view, ids, prefix) : [];
  return [
    ...faultsOf(
      view,
      {
        kind: [isText, 'grid, cards, text or a kind of your own'],
        'caption?': [isText, 'a text'],
        'facts?': [isFacts, 'a list of {name, value}'],
        'sides?': [
          (sides) => isJsonObject(sides) && Object.keys(sides).every((id) => ids.includes(id)),
          'an object of texts by player id',
        ],
        ...(kind === 'text' && { text: [isText, 'a text'] as const }),
      },
      prefix,
    ),
    ...specific,
  ];
}

function isFacts(facts: unknown): boolean {
  return Array.isArray(facts) && facts.every((fact) => isJsonObject(fact) && isText(fact['name']) && 'value' in fact);
}

function gridFaults(view: JsonObject, prefix: string): Fault[] {
  const { rows, columns } = view;
  const isInside = (cell: unknown): boolean =>
    Array.isArray(cell) && cell.length === 2 && cell.every((at, axis) => Number.isInteger(at) && at >= 0 && at < Number(axis === 0 ? rows : columns)); // prettier-ignore
  const isCells = (list: unknown): boolean => Array.isArray(list) && list.every(isInside);
  const isRow = (row: unknown): boolean =>
    Array.isArray(row) && row.length === columns && row.every((cell) => cell === null || isText(cell));
  return faultsOf(
    view,
    {
      rows: [(value) => Number.isInteger(value) && Number(value) > 0, 'a whole number from 1'],
      columns: [(value) => Number.isInteger(value) && Number(value) > 0, 'a whole number from 1'],
      cells: [
        (cells) => Array.isArray(cells) && cells.length === rows && cells.every(isRow),
        `${String(rows)} rows of ${String(columns)} texts or nulls`,
      ],
      'marks?': [
        (marks) =>
          isJsonObject(marks) && Object.values(marks).every((mark) => isJsonObject(mark) && isText(mark['name'])),
        'an object of {name, …} by the text of a cell',
      ],
      'shape?': [(shape) => SHAPES.includes(String(shape)), SHAPES.join(', ')],
      'last?': [isCells, 'a list of [row, column] on the grid'],
      'lines?': [
        (lines) => isList(lines) && Array.isArray(lines) && lines.every(isCells),
        'a list of lists of [row, column] on the grid',
      ],
      'row_labels?': [isLabels(rows), 'a label for each row'],
      'column_labels?': [isLabels(columns), 'a label for each column'],
    },
    prefix,
  );
}

function cardFaults(view: JsonObject, ids: readonly string[], prefix: string): Fault[] {
  return faultsOf(
    view,
    {
      hands: [
        (hands) => isJsonObject(hands) && Object.entries(hands).every(([id, hand]) => ids.includes(id) && isHand(hand)),
        'an object of lists of texts or nulls, by player id',
      ],
      table: [(table) => Array.isArray(table) && table.every(isText), 'a list of texts'],
    },
    prefix,
  );
}

function isLabels(length: unknown): (labels: unknown) => boolean {
  return (labels) => Array.isArray(labels) && labels.length === length;
}

function isHand(hand: unknown): boolean {
  return Array.isArray(hand) && hand.every((card) => card === null || isText(card));
}
