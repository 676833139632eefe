import type { JsonSchemaType } from '@modelcontextprotocol/server';
import { isSameJson } from '#libs/protocol';
import { type ApiDocument, propertiesOf } from './api-document.js';

/** What a tool answers for programs, as parts of what operations answer. */
export interface ToolOutput {
  /** It answers what one of these operations answers. */
  readonly of: readonly string[];
  /** Names of that; left out: all of it. */
  readonly only?: readonly string[];
  /** `{turn: 'request'}`: what is in `turn.request` stands in `turn` itself. */
  readonly flat?: Readonly<Record<string, string>>;
  /** Lists made of those in the answer of another operation. */
  readonly lists?: Readonly<Record<string, PartList>>;
}

interface PartList {
  readonly of: string;
  /** Names of the list, and of the lists in its items. */
  readonly path: readonly string[];
  readonly only: readonly string[];
}

/**
 * The output schema of a tool from the API's own description. Clients and the SDK refuse an answer that does not fit, so it
 * promises types, closed sets and required names alone: what engines and later versions add passes.
 */
export function outputSchema(
  api: ApiDocument,
  { of, only, flat = {}, lists = {} }: ToolOutput,
): JsonSchemaType & { type: 'object' } {
  const answers = of.map((operation) => open(api.answerOf(operation)));
  const answer = only === undefined ? common(answers) : picked(common(answers), only);
  const properties = { ...propertiesOf(answer) };
  for (const [name, inner] of Object.entries(flat)) properties[name] = without(properties[name] ?? {}, inner);
  const made = Object.entries(lists).map(([name, list]) => [name, listOf(api, list)] as const);
  return {
    type: 'object',
    properties: { ...properties, ...Object.fromEntries(made) },
    required: [...(answer.required ?? []), ...Object.keys(lists)],
  };
}

function listOf(api: ApiDocument, { of, path, only }: PartList): JsonSchemaType {
  const item = path.reduce((schema, name) => itemOf(propertiesOf(schema)[name]), open(api.answerOf(of)));
  return { type: 'array', items: picked(item, only) };
}

function itemOf({ items }: JsonSchemaType = {}): JsonSchemaType {
  return typeof items === 'object' && !Array.isArray(items) ? items : {};
}

/** @throws where there is nothing of a name: a tool is wrong then */
function picked(schema: JsonSchemaType, names: readonly string[]): JsonSchemaType {
  const all = propertiesOf(schema);
  const found = names.map((name) => {
    const one = all[name];
    if (one === undefined) throw new Error(`No ${name} is answered.`);
    return [name, one] as const;
  });
  const required = schema.required?.filter((name) => names.includes(name)) ?? [];
  return { type: 'object', properties: Object.fromEntries(found), required };
}

function open({ type, description, enum: values, ...schema }: JsonSchemaType): JsonSchemaType {
  const { anyOf = [], allOf, items, required } = schema;
  const alternatives = anyOf.map(opened);
  const objects = alternatives.filter((one) => one.properties !== undefined);
  if (objects.length > 1) return common(objects);
  const properties = Object.entries(propertiesOf(schema)).map(([name, one]) => [name, open(one)] as const);
  return {
    ...(type !== undefined && { type }),
    ...(description !== undefined && { description }),
    ...(values !== undefined && { enum: values }),
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(required !== undefined && { required }),
    ...(items !== undefined && { items: itemsOpened(items) }),
    ...(alternatives.length > 0 && { anyOf: alternatives }),
    ...(allOf !== undefined && { allOf: allOf.map(opened) }),
  };
}

function opened(schema: JsonSchemaType | boolean): JsonSchemaType {
  return typeof schema === 'object' ? open(schema) : {};
}

function itemsOpened(items: JsonSchemaType['items']): JsonSchemaType {
  return open(itemOf({ ...(items !== undefined && { items }) }));
}

/** What fits each of them: all their names, of which those are required that all require. */
function common(schemas: readonly JsonSchemaType[]): JsonSchemaType {
  const [first = {}, ...others] = schemas;
  return others.reduce((one, other) => {
    const properties = { ...propertiesOf(other), ...propertiesOf(one) };
    for (const [name, theirs] of Object.entries(propertiesOf(other)))
      properties[name] = shared(properties[name] ?? theirs, theirs);
    const required = one.required?.filter((name) => other.required?.includes(name)) ?? [];
    return { type: 'object', properties, required };
  }, first);
}

/** Of two schemas of one name. */
function shared(one: JsonSchemaType, other: JsonSchemaType): JsonSchemaType {
  if (isSameJson(one, other)) return one;
  return one.type !== undefined && isSameJson(one.type, other.type) ? { type: one.type } : {};
}

function without(schema: JsonSchemaType, name: string): JsonSchemaType {
  const { properties, required, anyOf } = schema;
  if (anyOf !== undefined)
    return { ...schema, anyOf: anyOf.map((one) => (typeof one === 'object' ? without(one, name) : one)) };
  if (properties === undefined) return schema;
  const { [name]: _, ...rest } = properties;
  return { ...schema, properties: rest, ...(required && { required: required.filter((one) => one !== name) }) };
}
