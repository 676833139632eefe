import * as fc from 'fast-check';

/** The part of an OpenAPI schema that is read here. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
}

interface Parameter {
  readonly name: string;
  readonly in: string;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

export interface HostileRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Text of every kind: empty, long, outside ASCII, that looks like a path or a number. */
const TEXT = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', '0', '-1', '1e999', 'NaN', '../x', '__proto__', 'constructor', '\u202E', '%00'),
  fc.integer({ min: 100, max: 5_000 }).map((length) => 'x'.repeat(length)),
);

/** JSON texts that are large in one way each; as texts, since not all of them can be written by JSON.stringify. */
const LARGE = fc.oneof(
  fc.constantFrom(10, 100, 100_000).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc.constantFrom(10, 1_000, 300_000).map((count) => `[${'{},'.repeat(count - 1)}{}]`),
  fc
    .constantFrom(101, 60_000)
    .map((count) => JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, key) => [`k${key}`, key])))),
  fc.constantFrom(1_000, 900_000, 3_000_000).map((length) => JSON.stringify('x'.repeat(length))),
);

const SMALL = fc.oneof(
  TEXT.map((text) => JSON.stringify(text)),
  fc.double().map((number) => JSON.stringify(number)),
  fc.constantFrom('null', 'true', '{}', '[]', '1e999', '-1', '1.5', '{"a":{"b":[1]}}'),
);

/** JSON texts for a schema: what it asks for, and now and then anything else. */
function valueOf(schema: Schema, document: OpenApi): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: meant(schema, document) },
    { weight: 2, arbitrary: SMALL },
    { weight: 1, arbitrary: LARGE },
  );
}

function meant(schema: Schema, document: OpenApi): fc.Arbitrary<string> {
  const name = schema.$ref?.split('/').at(-1);
  const named = name === undefined ? schema.allOf?.[0] : document.components?.schemas?.[name];
  if (named !== undefined) return valueOf(named, document);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum.map((value) => JSON.stringify(value)));
  if (schema.properties !== undefined) {
    const members = Object.entries(schema.properties).map(([key, member]) =>
      fc.option(valueOf(member, document), { freq: 4, nil: undefined }).map((text) => [key, text] as const),
    );
    return fc.tuple(...members).map((entries) => {
      const present = entries.filter(([, text]) => text !== undefined);
      return `{${present.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;
    });
  }
  if (schema.type === 'array') {
    return fc.array(valueOf(schema.items ?? {}, document), { maxLength: 10 }).map((items) => `[${items.join(',')}]`);
  }
  return SMALL;
}

/** Requests made of a document's operations: to games that are there and that are not, with queries and bodies of all kinds. */
export function requestsOf(document: OpenApi, gameIds: readonly string[]): fc.Arbitrary<HostileRequest> {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method) => {
      const operation = methods[method];
      return operation === undefined ? [] : [requestOf(path, method, operation, document, gameIds)];
    }),
  );
  return fc.oneof(...operations);
}

function requestOf(
  template: string,
  method: string,
  { parameters = [], requestBody }: Operation,
  document: OpenApi,
  gameIds: readonly string[],
): fc.Arbitrary<HostileRequest> {
  const id = fc.oneof(fc.constantFrom('nope', ...gameIds), TEXT.map(encodedOrEmpty));
  const queries = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const query = fc.dictionary(fc.constantFrom('other', ...queries), TEXT, { maxKeys: 4 });
  const schema = requestBody?.content?.['application/json']?.schema ?? {};
  const body = method === 'get' ? fc.constant(undefined) : fc.option(valueOf(schema, document), { nil: undefined });
  const type = fc.constantFrom('application/json', 'application/json', 'application/json', 'text/plain', 'nonsense');
  return fc
    .record({ id, query, body, type, key: fc.option(fc.string({ maxLength: 300 }), { freq: 3 }) })
    .map((parts) => {
      const search = Object.entries(parts.query).map(([name, value]) => `${name}=${encodedOrEmpty(value)}`);
      const path = template.replaceAll(/\{\w+\}/g, parts.id || 'x') + (search.length > 0 ? `?${search.join('&')}` : '');
      const headers = {
        ...(parts.body !== undefined && { 'content-type': parts.type }),
        ...(parts.key !== null && { 'idempotency-key': parts.key.replaceAll(/[^\x21-\x7e]/g, 'k') }),
      };
      return { method: method.toUpperCase(), path, headers, ...(parts.body !== undefined && { body: parts.body }) };
    });
}

/** Half a surrogate pair cannot be encoded. */
function encodedOrEmpty(text: string): string {
  return /\p{Surrogate}/u.test(text) ? '' : encodeURIComponent(text);
}
