import { isJsonObject, type JsonObject } from '#libs/protocol';
import { cut, plainText } from '#libs/service';

/** UTF-16 units. Monopoly's state late in a game has 8,000; a program has the whole as structured content. */
const MAX_STATE = 12_000;
const MAX_BOARD = 4_000;
const MAX_SIDE = 40;

/** What models need not read: it stands elsewhere, or never changes. */
const LEFT_OUT = new Set(['view', 'created_at', 'updated_at']);

/** A state as JSON, with its board drawn where it has a grid. */
export function stateText(state: JsonObject): string {
  const { view, properties } = state;
  const fields = Object.fromEntries(Object.entries(state).filter(([name]) => !LEFT_OUT.has(name)));
  const owned = Array.isArray(properties) ? { properties: properties.filter(isOwned) } : {};
  const json = cut(JSON.stringify({ ...fields, ...owned }), MAX_STATE);
  const board = isJsonObject(view) ? boardLines(view) : [];
  const about = Array.isArray(properties) ? ' (properties without an owner are left out)' : '';
  return [...board, `State${about}: ${json}`].join('\n');
}

function isOwned(property: unknown): boolean {
  return !isJsonObject(property) || property['owner_id'] !== null;
}

function boardLines(view: JsonObject): readonly string[] {
  const { cells, text, caption, facts, marks } = view;
  const about = [
    ...(typeof caption === 'string' ? [cut(plainText(caption), MAX_BOARD)] : []),
    ...(isJsonObject(marks) ? [`Marks: ${cut(JSON.stringify(marks), MAX_BOARD)}`] : []),
    ...(Array.isArray(facts) ? [`Facts: ${cut(JSON.stringify(facts), MAX_BOARD)}`] : []),
  ];
  if (Array.isArray(cells)) return [`Board (row 0 is on top):`, cut(gridText(cells), MAX_BOARD), ...about];
  if (typeof text === 'string') return ['Board:', cut(plainText(text), MAX_BOARD), ...about];
  return [`Table: ${cut(JSON.stringify(view), MAX_BOARD)}`];
}

function gridText(rows: readonly unknown[]): string {
  const lines = rows
    .slice(0, MAX_SIDE)
    .map((row) => (Array.isArray(row) ? row.slice(0, MAX_SIDE).map(cellText).join(' ') : ''));
  return lines.join('\n');
}

function cellText(cell: unknown): string {
  return typeof cell === 'string' && cell !== '' ? plainText(cell) : '.';
}
