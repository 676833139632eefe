import type { JsonSchemaType } from '@modelcontextprotocol/server';
import { ApiDocument, type Input, type Properties } from './api-document.js';

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

/** The input schema of a tool from the API's own description, so that a field of the API is described once. */
export function inputSchema(
  api: ApiDocument,
  { of = {}, more = {}, required = [], optional = [], loose = [] }: ToolInput,
): JsonSchemaType {
  const inputs = Object.entries(of).map(([operation, names]) => part(api.inputOf(operation), operation, names));
  const properties = Object.fromEntries(
    [...inputs.map((input) => input.properties), more].flatMap((fields) => Object.entries(fields)),
  );
  const needed = [...inputs.flatMap((input) => input.required), ...required];
  for (const name of loose) properties[name] = withLooseItems(properties[name]);
  return {
    type: 'object',
    properties,
    required: [...new Set(needed)].filter((name) => !optional.includes(name)),
  };
}

/** @throws where the operation takes nothing of a name: a tool is wrong then */
function part({ properties, required }: Input, operation: string, names: readonly string[]): Input {
  const found = names.map((name) => {
    const schema = properties[name];
    if (schema === undefined) throw new Error(`The operation ${operation} takes no ${name}.`);
    return [name, schema] as const;
  });
  return { properties: Object.fromEntries(found), required: required.filter((name) => names.includes(name)) };
}

function withLooseItems(list: JsonSchemaType = {}): JsonSchemaType {
  const { items } = list;
  if (typeof items !== 'object' || Array.isArray(items)) return list;
  const { required: _, ...item } = items;
  return { ...list, items: item };
}
