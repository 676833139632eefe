import { COUNT } from '../../games/index.js';
import { COMPONENTS, type JsonSchema } from '../schemas/schema.js';
import { Markup, markup, prose } from './markup.js';

/** What every count has as its bound, and nobody has to know. */
const MAX_COUNT = COUNT.maximum;

type Field = NonNullable<JsonSchema['properties']>[string];

/** The fields of an object, one a row. */
export function schemaTable(schema: JsonSchema): Markup {
  const fields = Object.entries(schema.properties ?? {});
  const isOpen = schema.additionalProperties === true;
  const more = isOpen ? markup`<p>It may have further fields.</p>` : markup``;
  if (fields.length === 0) return schema.$ref === undefined ? more : markup`<p>${typeOf(schema)}</p>`;
  const required = new Set(schema.required);
  const rows = fields.map(
    ([name, field]) =>
      markup`<tr><td><code>${name}${required.has(name) ? '' : '?'}</code></td><td>${typeOf(field)}</td><td>${prose(noteOf(field))}</td></tr>`,
  );
  return markup`<table><thead><tr><th>field</th><th>type</th><th></th></tr></thead><tbody>
${rows}
</tbody></table>${more}`;
}

function noteOf(field: Field): string {
  if ('$ref' in field) return '';
  const { description = '', minimum, maximum } = field;
  const bounds = minimum !== undefined && (maximum ?? MAX_COUNT) < MAX_COUNT ? `${minimum} to ${maximum}.` : '';
  return [description, bounds].filter((note) => note !== '').join(' ');
}

/** A type in a word or two; that of a named schema leads to it. */
function typeOf(field: Field): Markup {
  if ('$ref' in field && field.$ref !== undefined) return linkTo(field.$ref);
  const schema: JsonSchema = field;
  const variants = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (variants !== undefined) return joined(variants.map(typeOf));
  if (schema.const !== undefined) return markup`<code>${JSON.stringify(schema.const)}</code>`;
  if (schema.enum !== undefined)
    return joined(schema.enum.map((value) => markup`<code>${JSON.stringify(value)}</code>`));
  const types = [schema.type ?? 'any'].flat();
  const orNull = types.includes('null') ? ' or null' : '';
  if (schema.items !== undefined) return markup`list of ${typeOf(schema.items)}${orNull}`;
  const format = schema.format === undefined ? '' : ` (${schema.format})`;
  return markup`${types.join(' or ')}${format}`;
}

function linkTo(ref: string): Markup {
  const name = ref.slice(COMPONENTS.length);
  return markup`<a href="#schema-${name}">${name}</a>`;
}

function joined(types: readonly Markup[]): Markup {
  return new Markup(types.map(({ html }) => html).join(' or '));
}
