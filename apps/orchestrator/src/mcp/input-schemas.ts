import type { JsonSchemaType } from '@modelcontextprotocol/server';
import { isJsonObject, type JsonObject } from '#libs/protocol';

type Properties = Record<string, JsonSchemaType>;

/** What an operation of the API takes: of its path, its query and its body. */
interface Input {
  readonly properties: Properties;
  readonly required: readonly string[];
}

/** The input of a tool, as parts of operations. */
export interface ToolInput {
  /** Names of operations, and of what each takes the tool takes too. */
  readonly of?: Readonly<Record<string, readonly string[]>>;
  /** Beside those, or in their place. */
  readonly more?: Properties;
  /** What must be there, beside what its operation requires. */
  readonly required?: readonly string[];
  /** What may be missing although its operation requires it. */
  readonly optional?: readonly string[];
  /** Lists of which the API alone knows what each item needs: that depends on its other fields. */
  readonly loose?: readonly string[];
}

const NUMBERS = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'maxProperties',
] as const;
const TYPES = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'] as const;
const METHODS = ['get', 'post'];
/** Schemas refer to one another; a cycle among them would have no end. */
const MAX_DEPTH = 12;

/** Input schemas of tools from the API's own description (OpenAPI 3.1), so that a field of the API is described once. */
export class InputSchemas {
  /** @param document as GET /docs-json answers it */
  constructor(private readonly document: JsonObject) {}

  of({ of = {}, more = {}, required = [], optional = [], loose = [] }: ToolInput): JsonSchemaType {
    const inputs = Object.entries(of).map(([operation, names]) => this.part(operation, names));
    const properties = Object.fromEntries(
      [...inputs.map((input) => input.properties), more].flatMap((part) => Object.entries(part)),
    );
    const needed = [...inputs.flatMap((input) => input.required), ...required];
    for (const name of loose) properties[name] = withLooseItems(properties[name]);
    return {
      type: 'object',
      properties,
      required: [...new Set(needed)].filter((name) => !optional.includes(name)),
    };
  }

  /** @throws where the API has no such operation, or it takes nothing of a name: a tool is wrong then */
  private part(operation: string, names: readonly string[]): Input {
    const all = this.inputOf(operation);
    const found = names.map((name) => {
      const schema = all.properties[name];
      if (schema === undefined) throw new Error(`The operation ${operation} takes no ${name}.`);
      return [name, schema] as const;
    });
    return { properties: Object.fromEntries(found), required: all.required.filter((name) => names.includes(name)) };
  }

  private inputOf(operationId: string): Input {
    const paths = Object.values(fieldsIn(this.document['paths']));
    const operations = paths.flatMap((path) => METHODS.map((method) => fieldsIn(fieldsIn(path)[method])));
    const operation = operations.find((one) => one['operationId'] === operationId);
    if (operation === undefined) throw new Error(`The API has no operation ${operationId}.`);
    const parameters = listIn(operation['parameters']).map(fieldsIn);
    const named = parameters.filter(({ in: place }) => place === 'path' || place === 'query');
    const content = fieldsIn(fieldsIn(operation['requestBody'])['content'])['application/json'];
    const body = this.schemaOf(fieldsIn(content)['schema']);
    return {
      properties: {
        ...Object.fromEntries(named.map((parameter) => [nameOf(parameter), this.parameterOf(parameter)] as const)),
        ...propertiesOf(body),
      },
      required: [...named.filter(({ required }) => required === true).map(nameOf), ...(body.required ?? [])],
    };
  }

  private parameterOf({ schema, description }: JsonObject): JsonSchemaType {
    return { ...this.schemaOf(schema), ...(typeof description === 'string' && { description }) };
  }

  /** Without references, and without what only documents show. */
  private schemaOf(value: unknown, depth = 0): JsonSchemaType {
    if (depth > MAX_DEPTH) return {};
    const { $ref, ...beside } = fieldsIn(value);
    const given = { ...this.referred($ref), ...beside };
    const { type, description, pattern, required, items, properties, additionalProperties } = given;
    const inner = (one: unknown): JsonSchemaType => this.schemaOf(one, depth + 1);
    const alternatives = [...listIn(given['oneOf']), ...listIn(given['anyOf'])];
    const parts = listIn(given['allOf']);
    return {
      ...typeOf(type),
      ...(typeof description === 'string' && { description }),
      ...(typeof pattern === 'string' && { pattern }),
      ...Object.fromEntries(NUMBERS.flatMap((name) => (typeof given[name] === 'number' ? [[name, given[name]]] : []))),
      ...(Array.isArray(given['enum']) && { enum: listIn(given['enum']) }),
      ...('default' in given && { default: given['default'] }),
      ...(isJsonObject(properties) && { properties: mapped(properties, inner) }),
      ...(Array.isArray(required) && { required: listIn(required).map(String) }),
      ...(isJsonObject(items) && { items: inner(items) }),
      ...(isJsonObject(additionalProperties) && { additionalProperties: inner(additionalProperties) }),
      ...(alternatives.length > 0 && { anyOf: alternatives.map(inner) }),
      ...(parts.length > 0 && { allOf: parts.map(inner) }),
    };
  }

  private referred(ref: unknown): JsonObject {
    if (typeof ref !== 'string') return {};
    const schemas = fieldsIn(fieldsIn(this.document['components'])['schemas']);
    return fieldsIn(schemas[ref.split('/').at(-1) ?? '']);
  }
}

function withLooseItems(list: JsonSchemaType = {}): JsonSchemaType {
  const { items } = list;
  if (typeof items !== 'object' || Array.isArray(items)) return list;
  const { required: _, ...item } = items;
  return { ...list, items: item };
}

function typeOf(type: unknown): JsonSchemaType {
  const named = listIn([type].flat()).flatMap((name) => TYPES.find((known) => known === name) ?? []);
  const [only, ...others] = named;
  if (only === undefined) return {};
  return { type: others.length === 0 ? only : named };
}

function mapped(properties: JsonObject, schemaOf: (one: unknown) => JsonSchemaType): Properties {
  return Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, schemaOf(one)]));
}

function propertiesOf({ properties = {} }: JsonSchemaType): Properties {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, one]) => (typeof one === 'object' ? [[name, one]] : [])),
  );
}

/** The routes' `:id` is that of a game. */
function nameOf({ name }: JsonObject): string {
  return name === 'id' ? 'game_id' : String(name);
}

function fieldsIn(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
