import type { SchemaObject } from '@nestjs/swagger';

/**
 * JSON Schema 2020-12, as OpenAPI 3.1 has it: Nest's types lack these. Keywords that Draft 7, which AsyncAPI has, does not
 * know are not used.
 */
export type JsonSchema = SchemaObject & { readonly $ref?: string; readonly const?: string | boolean };

export const COMPONENTS = '#/components/schemas/';

/**
 * The JSON Schema of the values of a type. A schema of a wider or a narrower type does not fit, so that a field of the
 * protocol that is added, dropped, renamed or gets another type does not compile until its schema follows.
 *
 * Schemas are not generated from the types: a generator brings a compiler of its own, cannot know that a number is whole
 * or what is shown as an example, and drift would show in a test only. Libraries that derive the type from the schema would
 * put themselves into the protocol, which browsers load.
 */
export interface Schema<T> extends AnySchema {
  /** Only for the compiler. */
  readonly of?: (value: T) => T;
}

export interface AnySchema {
  readonly json: JsonSchema;
  /** The named schemas that it refers to, and those that they refer to. */
  readonly uses: Components;
}

export type Components = Readonly<Record<string, JsonSchema>>;

/** The schema of a field that may be missing. */
export interface OptionalField<T> {
  readonly optional: Schema<T>;
}

/** Without the index signature of a type that has further fields. */
type Named<T> = { [K in keyof T as string extends K ? never : K]: T[K] };

/** A schema for each field that the type names, optional where the field is. */
export type FieldsOf<T> = {
  readonly [K in keyof Named<T>]-?: Partial<Pick<Named<T>, K>> extends Pick<Named<T>, K>
    ? OptionalField<Exclude<Named<T>[K], undefined>>
    : Schema<Named<T>[K]>;
};

export function text(keywords: JsonSchema = {}): Schema<string> {
  return plain({ type: 'string', ...keywords });
}

/** ISO 8601 UTC. */
export const TIME = text({ format: 'date-time' });

export function numeric(keywords: JsonSchema = {}): Schema<number> {
  return plain({ type: 'number', ...keywords });
}

export function whole(keywords: JsonSchema): Schema<number> {
  return plain({ type: 'integer', ...keywords });
}

export function flag(keywords: JsonSchema = {}): Schema<boolean> {
  return plain({ type: 'boolean', ...keywords });
}

export function oneOf<const Value extends string>(values: readonly Value[], keywords: JsonSchema = {}): Schema<Value> {
  return plain({ type: 'string', enum: [...values], ...keywords });
}

export function constant<const Value extends string | boolean>(value: Value): Schema<Value> {
  return plain({ type: typeof value, const: value });
}

/** Any value. */
export function anything(keywords: JsonSchema = {}): Schema<unknown> {
  return plain(keywords);
}

export function orNull<T>({ json, uses }: Schema<T>): Schema<T | null> {
  const { type, ...keywords } = json;
  const isPlain = typeof type === 'string' && json.enum === undefined;
  return { json: isPlain ? { type: [type, 'null'], ...keywords } : { anyOf: [json, { type: 'null' }] }, uses };
}

export function listOf<T>({ json, uses }: Schema<T>, keywords: JsonSchema = {}): Schema<readonly T[]> {
  return { json: { type: 'array', items: json, ...keywords }, uses };
}

export function pairOf<T>({ json, uses }: Schema<T>, keywords: JsonSchema = {}): Schema<readonly [T, T]> {
  return { json: { type: 'array', items: json, minItems: 2, maxItems: 2, ...keywords }, uses };
}

export function optional<T>(schema: Schema<T>): OptionalField<T> {
  return { optional: schema };
}

/** An object with these fields; as everywhere in the protocol, later versions may add others. */
export function object<T extends object>(fields: FieldsOf<T>, keywords: JsonSchema = {}): Schema<T> {
  return objectOf(fields, keywords);
}

/** An object of which only these fields are certain, whatever else its type names: it comes from somebody else's service. */
export function partly<T extends object>(fields: Partial<FieldsOf<T>>, keywords: JsonSchema = {}): Schema<T> {
  return objectOf(fields, { ...keywords, additionalProperties: true });
}

/** A schema that documents show under a name of its own. */
export function named<T>(name: string, { json, uses }: Schema<T>): Schema<T> {
  return { json: { $ref: COMPONENTS + name }, uses: { ...uses, [name]: json } };
}

/** The names of the schemas that a part of a document refers to. */
export function componentsIn(node: unknown): ReadonlySet<string> {
  const refs = (JSON.stringify(node) ?? '').matchAll(/"#\/components\/schemas\/(\w+)"/g);
  return new Set([...refs].flatMap(([, name]) => name ?? []));
}

function plain<T>(json: JsonSchema): Schema<T> {
  return { json, uses: {} };
}

function objectOf<T>(fields: object, keywords: JsonSchema): Schema<T> {
  const entries = Object.entries(fields).flatMap(([name, field]: [string, unknown]) =>
    isField(field) ? [{ name, ...partsOf(field) }] : [],
  );
  const required = entries.filter(({ isOptional }) => !isOptional).map(({ name }) => name);
  return {
    json: {
      type: 'object',
      ...(required.length > 0 && { required }),
      properties: Object.fromEntries(entries.map(({ name, schema }) => [name, schema.json])),
      ...keywords,
    },
    uses: Object.fromEntries(entries.flatMap(({ schema }) => Object.entries(schema.uses))),
  };
}

type Field = AnySchema | { readonly optional: AnySchema };

/** Everything in a {@link FieldsOf} is one, which the compiler cannot see while the type is open. */
function isField(value: unknown): value is Field {
  return typeof value === 'object' && value !== null && ('json' in value || 'optional' in value);
}

function partsOf(field: Field): { readonly schema: AnySchema; readonly isOptional: boolean } {
  return 'optional' in field ? { schema: field.optional, isOptional: true } : { schema: field, isOptional: false };
}
