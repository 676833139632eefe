import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** The settings with which `npm run docs` writes the documents. */
export const AS_WRITTEN = { PUBLIC_URL: 'http://localhost:3000' };

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly security: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
  readonly 'x-error-codes': readonly string[];
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: object;
}

export type Content = Readonly<
  Record<
    string,
    {
      readonly schema: object;
      readonly example?: unknown;
      readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
    }
  >
>;

export interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

export interface AsyncApi {
  readonly servers: Readonly<Record<string, object>>;
  readonly operations: Readonly<
    Record<
      string,
      {
        readonly action: string;
        readonly description?: string;
        readonly security?: readonly object[];
        readonly reply?: { readonly messages: readonly { readonly $ref: string }[] };
      }
    >
  >;
  readonly components: {
    readonly messages: Readonly<
      Record<
        string,
        { readonly name: string; readonly payload: object; readonly examples: readonly { readonly payload: unknown }[] }
      >
    >;
    readonly schemas: Readonly<Record<string, object>>;
  };
}

/** A document of docs/. */
export async function writtenDocument(name: string): Promise<unknown> {
  return JSON.parse(await readFile(fileURLToPath(new URL(`../../docs/${name}`, import.meta.url)), 'utf8'));
}

/** Checks values against the schemas of a document. */
export class Schemas {
  private readonly ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  private readonly known = new Map<object, ValidateFunction>();

  constructor(document: { readonly components: { readonly schemas: object } }) {
    this.ajv.addSchema({ $id: 'document:', components: { schemas: document.components.schemas } });
  }

  /** What is wrong with a value; empty: nothing. */
  wrongIn(value: unknown, schema: object): readonly string[] {
    const validate = this.known.get(schema) ?? this.ajv.compile(absolute(schema));
    this.known.set(schema, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }
}

/** The schema with references that lead into the document, whose part it is. */
function absolute(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"document:#/')) as object;
}
