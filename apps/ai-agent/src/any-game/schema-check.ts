import { fieldsOf, isJsonObject, isSameJson, type JsonObject, listOf } from '#libs/protocol';

const MAX_DEPTH = 6;
const MAX_SHOWN = 200;

/**
 * Why a value cannot be what a JSON Schema describes, as a sentence that names what may be; undefined if nothing shows
 * that it cannot. Keywords that are not known here are the engine's to check.
 */
export function problemWith(value: unknown, schema: unknown, name: string, depth = 0): string | undefined {
  const fields = fieldsOf(schema);
  if (depth > MAX_DEPTH) return undefined;
  return (
    ofConstant(value, fields, name) ??
    ofChoices(value, fields, name) ??
    ofType(value, fields, name) ??
    ofNumber(value, fields, name) ??
    ofLength(value, fields, name) ??
    ofParts(value, fields, name, depth)
  );
}

function ofConstant(value: unknown, fields: JsonObject, name: string): string | undefined {
  if (fields['const'] === undefined || isSameJson(value, fields['const'])) return undefined;
  return `"${name}" must be ${shown(fields['const'])}.`;
}

/** Beside the type of a list, the choices may be those of its items. */
function ofChoices(value: unknown, fields: JsonObject, name: string): string | undefined {
  const choices = fields['enum'];
  if (!Array.isArray(choices)) return undefined;
  const isChoice = (one: unknown): boolean => choices.some((choice) => isSameJson(one, choice));
  const isSelection = fields['type'] === 'array' && Array.isArray(value) && value.every(isChoice);
  return isChoice(value) || isSelection ? undefined : `"${name}" must be one of ${shown(choices)}.`;
}

const TYPES: ReadonlyMap<unknown, (value: unknown) => boolean> = new Map<unknown, (value: unknown) => boolean>([
  ['integer', (value) => Number.isInteger(value)],
  ['number', (value) => typeof value === 'number'],
  ['string', (value) => typeof value === 'string'],
  ['boolean', (value) => typeof value === 'boolean'],
  ['array', (value) => Array.isArray(value)],
  ['object', isJsonObject],
  ['null', (value) => value === null],
]);

function ofType(value: unknown, { type }: JsonObject, name: string): string | undefined {
  const names = Array.isArray(type) ? type : [type];
  const isKnown = names.length > 0 && names.every((one) => TYPES.has(one));
  if (!isKnown || names.some((one) => TYPES.get(one)?.(value))) return undefined;
  return `"${name}" must be of type ${names.join(' or ')}.`;
}

function ofNumber(value: unknown, fields: JsonObject, name: string): string | undefined {
  if (typeof value !== 'number') return undefined;
  const rules = [
    ['minimum', 'at least', (bound: number) => value >= bound],
    ['maximum', 'at most', (bound: number) => value <= bound],
    ['exclusiveMinimum', 'more than', (bound: number) => value > bound],
    ['exclusiveMaximum', 'less than', (bound: number) => value < bound],
    ['multipleOf', 'a multiple of', (bound: number) => bound <= 0 || value % bound === 0],
  ] as const;
  return broken(rules, fields, name, '');
}

function ofLength(value: unknown, fields: JsonObject, name: string): string | undefined {
  const isText = typeof value === 'string';
  if (!isText && !Array.isArray(value)) return undefined;
  const [least, most] = isText ? ['minLength', 'maxLength'] : ['minItems', 'maxItems'];
  const rules = [
    [least ?? '', 'have at least', (bound: number) => value.length >= bound],
    [most ?? '', 'have at most', (bound: number) => value.length <= bound],
  ] as const;
  return broken(rules, fields, name, isText ? ' characters' : ' items');
}

type Rule = readonly [keyword: string, words: string, holds: (bound: number) => boolean];

function broken(rules: readonly Rule[], fields: JsonObject, name: string, unit: string): string | undefined {
  for (const [keyword, words, holds] of rules) {
    const bound = fields[keyword];
    if (typeof bound === 'number' && !holds(bound))
      return `"${name}" must ${words.startsWith('have') ? '' : 'be '}${words} ${bound}${unit}.`;
  }
  return undefined;
}

function ofParts(value: unknown, fields: JsonObject, name: string, depth: number): string | undefined {
  if (Array.isArray(value) && isJsonObject(fields['items'])) {
    const problems = value.map((item, index) => problemWith(item, fields['items'], `${name}[${index}]`, depth + 1));
    return problems.find((problem) => problem !== undefined);
  }
  if (!isJsonObject(value)) return undefined;
  const missing = listOf(fields['required']).find(
    (part): part is string => typeof part === 'string' && !Object.hasOwn(value, part),
  );
  if (missing !== undefined) return `"${name}" must have "${missing}".`;
  const properties = fieldsOf(fields['properties']);
  const problems = Object.entries(value)
    .filter(([part]) => Object.hasOwn(properties, part))
    .map(([part, inner]) => problemWith(inner, properties[part], `${name}.${part}`, depth + 1));
  return problems.find((problem) => problem !== undefined);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
