import type { JsonObject } from '../../http-client/index.js';

/** An answer that cannot be what was asked for. The message is a predicate: "answered a game state without players". */
export class Nonsense extends Error {
  override readonly name = 'Nonsense';
}

/** Reads one field, which may be missing; undefined leaves it out. */
type Field = (value: unknown) => unknown;

/** The fields that the contract names, and how each is read. */
export type Fields = Readonly<Record<string, Field>>;

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Some engines number their games and players. */
export function id(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return value === '' ? undefined : text(value);
}

export function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

export function numbers(value: unknown): readonly number[] | undefined {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'number') ? value : undefined;
}

export function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

export function orNull(field: Field): Field {
  return (value) => (value === null ? null : field(value));
}

export function leftOut(): undefined {
  return undefined;
}

/** The object with its known fields as they are read, and its unknown fields as they are: itself, if that is the same. */
export function read(object: JsonObject, fields: Fields): JsonObject {
  let clean: Record<string, unknown> | undefined;
  for (const name in fields) {
    const given = object[name];
    const value = fields[name]?.(given);
    if (value === given) continue;
    clean ??= { ...object };
    if (value === undefined) delete clean[name];
    else clean[name] = value;
  }
  return clean ?? object;
}
