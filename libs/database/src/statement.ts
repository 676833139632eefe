/** What both dialects keep alike. Truth is written as 0 or 1, time and structure as text. */
export type Value = string | number | bigint | null;

/** SQL of the dialect that will run it, its parameters in their order. */
export interface Statement {
  readonly sql: string;
  /** Up to 32,766, which is SQLite's limit. */
  readonly parameters: readonly Value[];
}

/** A statement as Kysely compiles it: what it binds has any type. */
export interface Compiled {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/**
 * Refuses what one of the dialects would change, cut off or crash on.
 *
 * @throws TypeError that names the parameter and the statement
 */
export function toStatement({ sql, parameters }: Compiled): Statement {
  return { sql, parameters: parameters.map((parameter, index) => toValue(parameter, index + 1, sql)) };
}

function toValue(parameter: unknown, number: number, sql: string): Value {
  const mistake = mistakeIn(parameter);
  if (mistake !== undefined || !isValue(parameter)) {
    throw new TypeError(`Parameter ${number} ${mistake ?? `is of a type that is not kept`}: ${sql}`);
  }
  return parameter;
}

function isValue(parameter: unknown): parameter is Value {
  return parameter === null || ['string', 'number', 'bigint'].includes(typeof parameter);
}

function mistakeIn(parameter: unknown): string | undefined {
  if (typeof parameter === 'string') return parameter.includes('\0') ? 'holds the character U+0000' : undefined;
  if (typeof parameter === 'number') return Number.isFinite(parameter) ? undefined : `is ${parameter}`;
  return isValue(parameter) ? undefined : `is of type ${typeof parameter}; text, numbers and null are kept`;
}
