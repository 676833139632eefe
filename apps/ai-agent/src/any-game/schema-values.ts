import { fieldsOf, isJsonObject, type JsonObject, listOf, numberOr } from '#libs/protocol';

/** A whole number from 0 to less than `limit`. */
export type Draw = (limit: number) => number;

/** Schemas of others may be nested without end. */
const MAX_DEPTH = 6;
const MAX_ITEMS = 50;
const MAX_TEXT = 1_000;
/** How many of the numbers from a bound on are drawn from, where there is no other bound. */
const OPEN_RANGE = 100;

/** A parameter may be marked as one that may be missing. */
export function isNeeded(schema: unknown): boolean {
  return fieldsOf(schema)['required'] !== false;
}

/**
 * A value that a JSON Schema allows, by what it says about constants, choices, types and bounds; where it leaves a choice,
 * any. Undefined where nothing shows what it may be. What `pattern` and `format` want is not known.
 */
export function valueFor(schema: unknown, draw: Draw, depth = 0): unknown {
  const { const: constant, enum: choices, default: usual }: JsonObject = fieldsOf(schema);
  if (constant !== undefined) return constant;
  const fields = fieldsOf(schema);
  const type = typeOf(fields);
  if (Array.isArray(choices) && choices.length > 0) return chosen(choices, fields, draw);
  const variant = listOf(fields['anyOf'] ?? fields['oneOf'])[0];
  if (variant !== undefined && depth < MAX_DEPTH) return valueFor(variant, draw, depth + 1);
  const make = type === undefined ? undefined : MAKERS.get(type);
  if (make === undefined) return usual;
  return usual !== undefined && !isBounded(fields) ? usual : make(fields, draw, depth);
}

/** Any of the choices; of a list of texts to choose from, as many as there must be. */
function chosen(choices: readonly unknown[], fields: JsonObject, draw: Draw): unknown {
  const isList = typeOf(fields) === 'array' && !choices.some((choice) => Array.isArray(choice));
  if (!isList) return choices[draw(choices.length)];
  return choices.slice(0, Math.max(0, numberOr(fields['minItems'], 0)));
}

/** The first type that is not null, where there are several; without a name, what the other keywords are about. */
export function typeOf(fields: JsonObject): string | undefined {
  const { type } = fields;
  const names = (Array.isArray(type) ? type : [type]).filter((name): name is string => typeof name === 'string');
  const named = names.find((name) => name !== 'null') ?? names[0];
  if (named !== undefined) return named;
  if (isJsonObject(fields['properties'])) return 'object';
  if (isJsonObject(fields['items']) || Array.isArray(fields['prefixItems'])) return 'array';
  return isBounded(fields) ? 'integer' : undefined;
}

function isBounded(fields: JsonObject): boolean {
  return ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].some(
    (name) => typeof fields[name] === 'number',
  );
}

type Maker = (fields: JsonObject, draw: Draw, depth: number) => unknown;

const MAKERS: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['integer', integer],
  ['number', (fields, draw) => integer(fields, draw) ?? boundsOf(fields).least],
  ['boolean', (_, draw) => draw(2) === 1],
  ['string', text],
  ['array', list],
  ['object', object],
  ['null', () => null],
]);

interface Bounds {
  readonly least: number | undefined;
  readonly most: number | undefined;
}

/** Of numbers that need not be whole, an exclusive bound is taken as if they were. */
function boundsOf(fields: JsonObject): Bounds {
  const bound = (name: string): number | undefined =>
    typeof fields[name] === 'number' && Number.isFinite(fields[name]) ? fields[name] : undefined;
  const [above, below] = [bound('exclusiveMinimum'), bound('exclusiveMaximum')];
  return {
    least: bound('minimum') ?? (above === undefined ? undefined : Math.floor(above) + 1),
    most: bound('maximum') ?? (below === undefined ? undefined : Math.ceil(below) - 1),
  };
}

function integer(fields: JsonObject, draw: Draw): number | undefined {
  const step = Math.max(numberOr(fields['multipleOf'], 1), 0) || 1;
  const { least, most } = boundsOf(fields);
  const first = Math.ceil((least ?? Math.min(0, most ?? 0)) / step) * step;
  const end = most ?? (least === undefined ? first : first + OPEN_RANGE * step);
  if (first > end) return undefined;
  return first + draw(Math.floor((end - first) / step) + 1) * step;
}

function text(fields: JsonObject): string {
  const [example] = listOf(fields['examples']);
  if (typeof example === 'string') return example;
  return 'x'.repeat(Math.min(Math.max(0, numberOr(fields['minLength'], 0)), MAX_TEXT));
}

function list(fields: JsonObject, draw: Draw, depth: number): readonly unknown[] {
  const least = Math.min(Math.max(0, numberOr(fields['minItems'], 0)), MAX_ITEMS);
  const { enum: choices }: JsonObject = fieldsOf(fields['items']);
  if (fields['uniqueItems'] === true && Array.isArray(choices)) return choices.slice(0, least);
  if (depth >= MAX_DEPTH) return [];
  const inOrder = listOf(fields['prefixItems']);
  return Array.from({ length: least }, (_, index) => valueFor(inOrder[index] ?? fields['items'], draw, depth + 1));
}

function object(fields: JsonObject, draw: Draw, depth: number): JsonObject {
  if (depth >= MAX_DEPTH) return {};
  const properties = fieldsOf(fields['properties']);
  const needed = listOf(fields['required']).filter((name): name is string => typeof name === 'string');
  const values = needed.slice(0, MAX_ITEMS).map((name) => [name, valueFor(properties[name], draw, depth + 1)] as const);
  return Object.fromEntries(values);
}
