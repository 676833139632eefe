import type { JsonSchemaType } from '@modelcontextprotocol/server';
import { isJsonObject, type JsonObject } from '#libs/protocol';

export type Properties = Record<string, JsonSchemaType>;

/** What an operation of the API takes: of its path, its query and its body. */
export interface Input {
  readonly properties: Properties;
  readonly required: readonly string[];
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
const SUCCESSES = ['200', '201'];
/** Schemas refer to one another; a cycle among them would have no end. */
const MAX_DEPTH = 12;

/** The API's own description (OpenAPI 3.1), each schema complete by itself: without references. */
export class ApiDocument {
  /** @param document as GET /docs-json answers it */
  constructor(private readonly document: JsonObject) {}

  /** @throws where the API has no such operation */
  inputOf(operationId: string): Input {
    const operation = this.operation(operationId);
    const parameters = listIn(operation['parameters']).map(fieldsIn);
    const named = parameters.filter(({ in: place }) => place === 'path' || place === 'query');
    const body = this.contentOf(operation['requestBody']);
    return {
      properties: {
        ...Object.fromEntries(named.map((parameter) => [nameOf(parameter), this.parameterOf(parameter)] as const)),
        ...propertiesOf(body),
      },
      required: [...named.filter(({ required }) => required === true).map(nameOf), ...(body.required ?? [])],
    };
  }

  /** What the operation answers where it succeeds. @throws where the API has no such operation */
  answerOf(operationId: string): JsonSchemaType {
    const responses = fieldsIn(this.operation(operationId)['responses']);
    return this.contentOf(SUCCESSES.map((status) => responses[status]).find(isJsonObject));
  }

  private operation(operationId: string): JsonObject {
    const paths = Object.values(fieldsIn(this.document['paths']));
    const operations = paths.flatMap((path) => METHODS.map((method) => fieldsIn(fieldsIn(path)[method])));
    const operation = operations.find((one) => one['operationId'] === operationId);
    if (operation === undefined) throw new Error(`The API has no operation ${operationId}.`);
    return operation;
  }

  private contentOf(message: unknown): JsonSchemaType {
    const content = fieldsIn(fieldsIn(message)['content'])['application/json'];
    return this.schemaOf(fieldsIn(content)['schema']);
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

export function propertiesOf({ properties = {} }: JsonSchemaType): Properties {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, one]) => (typeof one === 'object' ? [[name, one]] : [])),
  );
}

function typeOf(type: unknown): JsonSchemaType {
  const named = listIn([type].flat()).flatMap((name) => TYPES.find((known) => known === name) ?? []);
  const [only, ...others] = named;
  if (only === undefined) return {};
  return { type: others.length === 0 ? only : named };
}

/** Without what is only sent: secrets do not belong into the context of a model. */
function mapped(properties: JsonObject, schemaOf: (one: unknown) => JsonSchemaType): Properties {
  const shown = Object.entries(properties).filter(([, one]) => fieldsIn(one)['writeOnly'] !== true);
  return Object.fromEntries(shown.map(([name, one]) => [name, schemaOf(one)]));
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
