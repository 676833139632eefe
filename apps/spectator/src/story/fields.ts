import { isJsonObject, type JsonObject } from '#libs/protocol';
import { plain } from '#libs/views';

/** A non-empty text; null for any other value. */
export function textIn(fields: JsonObject, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

export function numberIn(fields: JsonObject, name: string): number | null {
  const value = fields[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The first of several fields that is a number, for fields that engines name differently. */
export function firstNumberIn(fields: JsonObject, ...names: readonly string[]): number | null {
  for (const name of names) {
    const value = numberIn(fields, name);
    if (value !== null) return value;
  }
  return null;
}

/** The first of several fields that is a text. */
export function firstTextIn(fields: JsonObject, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = textIn(fields, name);
    if (value !== null) return value;
  }
  return null;
}

export function textsIn(fields: JsonObject, name: string): readonly string[] {
  const value = fields[name];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

export function fieldsIn(fields: JsonObject, name: string): JsonObject {
  const value = fields[name];
  return isJsonObject(value) ? value : {};
}

/** Milliseconds since 1970; null for an invalid time. */
export function timeIn(fields: JsonObject, name: string): number | null {
  const time = Date.parse(textIn(fields, name) ?? '');
  return Number.isNaN(time) ? null : time;
}

const MAX_DEPTH = 6;
const MAX_ENTRIES = 64;
/** The longest name with which the server starts a game. */
export const MAX_NAME_CHARS = 100;

/** A copy with plain, bounded texts and with bounded depth and length, as no view shows more. */
export function bounded(value: unknown, longest?: number, depth = 0): unknown {
  if (typeof value === 'string') return plain(value, longest);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return null;
  if (Array.isArray(value)) return value.slice(0, MAX_ENTRIES).map((item) => bounded(item, longest, depth + 1));
  const entries = Object.entries(value).slice(0, MAX_ENTRIES);
  return Object.fromEntries(
    entries.map(([name, item]) => [name, bounded(item, name.endsWith('name') ? MAX_NAME_CHARS : longest, depth + 1)]),
  );
}
