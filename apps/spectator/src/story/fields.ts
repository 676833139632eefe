import { plain } from './plain.js';

/** A JSON object of which nothing is known: payloads come from engines and agents of other people. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text that says something; null for anything else. */
export function textIn(fields: Fields, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

export function numberIn(fields: Fields, name: string): number | null {
  const value = fields[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The first of several names that holds a number, for fields that engines name differently. */
export function firstNumberIn(fields: Fields, ...names: readonly string[]): number | null {
  for (const name of names) {
    const value = numberIn(fields, name);
    if (value !== null) return value;
  }
  return null;
}

/** The first of several names that holds a text. */
export function firstTextIn(fields: Fields, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = textIn(fields, name);
    if (value !== null) return value;
  }
  return null;
}

export function textsIn(fields: Fields, name: string): readonly string[] {
  const value = fields[name];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

export function fieldsIn(fields: Fields, name: string): Fields {
  const value = fields[name];
  return isFields(value) ? value : {};
}

/** Milliseconds since 1970; null for what is no time. */
export function timeIn(fields: Fields, name: string): number | null {
  const time = Date.parse(textIn(fields, name) ?? '');
  return Number.isNaN(time) ? null : time;
}

const DEEPEST = 6;
const LONGEST_LIST = 64;
/** Characters; the longest that a game is started with. */
export const LONGEST_NAME = 100;

/** The same value with every text in it plain and bounded, and no deeper or longer than anything that is shown. */
export function tidy(value: unknown, longest?: number, depth = 0): unknown {
  if (typeof value === 'string') return plain(value, longest);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return null;
  if (Array.isArray(value)) return value.slice(0, LONGEST_LIST).map((item) => tidy(item, longest, depth + 1));
  const entries = Object.entries(value).slice(0, LONGEST_LIST);
  return Object.fromEntries(
    entries.map(([name, item]) => [name, tidy(item, name.endsWith('name') ? LONGEST_NAME : longest, depth + 1)]),
  );
}
