import { isJsonObject, type JsonObject } from '#libs/protocol';
import { numberIn, plain, textIn } from '../story/index.js';

/** An option of a game as a field of the form. */
export interface OptionField {
  /** In `settings.options`. */
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly kind: OptionKind;
  /** As it is typed; empty: the engine's own default. */
  readonly initial: string;
}

/** What may be typed. `choice`: one of these, as JSON. */
export type OptionKind =
  | { readonly type: 'integer' | 'number'; readonly min: number | null; readonly max: number | null }
  | { readonly type: 'boolean' }
  | { readonly type: 'choice'; readonly choices: readonly string[] }
  | { readonly type: 'string'; readonly maxLength: number };

const MAX_FIELDS = 16;
const MAX_CHOICES = 100;
const MAX_TEXT_CHARS = 200;

/** The fields for an engine's options, a JSON Schema for each. A schema that is none of these has no field. */
export function optionFieldsIn(options: JsonObject): readonly OptionField[] {
  return Object.entries(options)
    .slice(0, MAX_FIELDS)
    .flatMap(([name, schema]) => (isJsonObject(schema) ? (fieldOf(name, schema) ?? []) : []));
}

function fieldOf(name: string, schema: JsonObject): OptionField | null {
  const kind = kindOf(schema);
  if (kind === null) return null;
  const hint = textIn(schema, 'description');
  return {
    name,
    label: plain(textIn(schema, 'title') ?? name.replaceAll('_', ' '), 60),
    hint: hint === null ? null : plain(hint, MAX_TEXT_CHARS),
    kind,
    initial: initialOf(kind, schema['default']),
  };
}

function initialOf(kind: OptionKind, given: unknown): string {
  if (given === undefined || given === null) return '';
  if (kind.type === 'choice') return JSON.stringify(given);
  if (typeof given === 'string') return plain(given, MAX_TEXT_CHARS);
  return typeof given === 'object' ? '' : plain(JSON.stringify(given), MAX_TEXT_CHARS);
}

function kindOf(schema: JsonObject): OptionKind | null {
  const { type } = schema;
  const choices: unknown = schema['enum'];
  if (Array.isArray(choices)) {
    return { type: 'choice', choices: choices.slice(0, MAX_CHOICES).map((choice) => JSON.stringify(choice)) };
  }
  if (type === 'boolean') return { type };
  if (type === 'string') return { type, maxLength: numberIn(schema, 'maxLength') ?? MAX_TEXT_CHARS };
  if (type === 'integer' || type === 'number') {
    return { type, min: numberIn(schema, 'minimum'), max: numberIn(schema, 'maximum') };
  }
  return null;
}

/** The value that was typed; undefined: none, the engine's default. */
export function optionValue({ kind }: OptionField, typed: string): unknown {
  const text = typed.trim();
  if (text === '') return undefined;
  switch (kind.type) {
    case 'integer':
    case 'number':
      return Number(text);
    case 'boolean':
      return text === 'true';
    case 'choice': {
      const value: unknown = JSON.parse(text);
      return value;
    }
    case 'string':
      return text;
  }
}

/** What is wrong with what was typed; null: nothing. */
export function optionMistake({ kind }: OptionField, typed: string): string | null {
  const text = typed.trim();
  if (text === '' || kind.type === 'boolean' || kind.type === 'choice') return null;
  if (kind.type === 'string') {
    return text.length > kind.maxLength ? `A text of up to ${kind.maxLength} characters.` : null;
  }
  const number = Number(text);
  const isNumber = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) && Number.isFinite(number);
  const isWhole = kind.type === 'number' || Number.isInteger(number);
  const isInside = number >= (kind.min ?? -Infinity) && number <= (kind.max ?? Infinity);
  return isNumber && isWhole && isInside ? null : `${rangeWords(kind.type, kind.min, kind.max)}, or nothing.`;
}

function rangeWords(type: 'integer' | 'number', min: number | null, max: number | null): string {
  const what = type === 'integer' ? 'A whole number' : 'A number';
  if (min !== null && max !== null) return `${what} from ${min} to ${max}`;
  if (min !== null) return `${what} from ${min}`;
  return max === null ? what : `${what} up to ${max}`;
}

/** A choice for people. */
export function choiceWords(choice: string): string {
  const value: unknown = JSON.parse(choice);
  return plain(typeof value === 'string' ? value : choice, MAX_TEXT_CHARS);
}
