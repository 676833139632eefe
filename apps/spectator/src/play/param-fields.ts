import { isJsonObject, type JsonObject } from '#libs/protocol';
import { numberIn, plain, textIn } from '../story/index.js';

/** Something that an action leaves to its seat, as a field of a form. */
export interface ParamField {
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly kind: ParamKind;
  readonly isRequired: boolean;
  readonly initial: TypedValue;
}

export type ParamKind =
  | {
      readonly type: 'number';
      readonly isWhole: boolean;
      readonly min: number | null;
      readonly max: number | null;
      readonly step: number | null;
    }
  | { readonly type: 'boolean' }
  /** One of these, as JSON. */
  | { readonly type: 'choice'; readonly choices: readonly string[] }
  /** Any of these, as JSON. */
  | {
      readonly type: 'list';
      readonly choices: readonly string[];
      readonly least: number;
      readonly most: number;
    }
  | { readonly type: 'text'; readonly maxLength: number }
  /** A schema of no other kind: typed as JSON. */
  | { readonly type: 'json' };

/** What was typed: a text, or the entries of a list that were checked. */
export type TypedValue = string | readonly string[];
export type Typed = Readonly<Record<string, TypedValue>>;

const MAX_FIELDS = 32;
const MAX_CHOICES = 200;
const MAX_WORDS_CHARS = 200;
const MAX_TEXT_CHARS = 2_000;

/** The fields for `params: {name: JSON Schema}`. */
export function paramFieldsIn(params: JsonObject): readonly ParamField[] {
  return Object.entries(params)
    .slice(0, MAX_FIELDS)
    .map(([name, schema]) => paramField(name, isJsonObject(schema) ? schema : {}));
}

/** @param name also its label, where the schema has no title */
export function paramField(name: string, schema: JsonObject, label = name.replaceAll('_', ' ')): ParamField {
  const kind = kindOf(schema);
  const hint = textIn(schema, 'description');
  return {
    name,
    label: plain(textIn(schema, 'title') ?? label, MAX_WORDS_CHARS),
    hint: hint === null ? null : plain(hint, MAX_WORDS_CHARS),
    kind,
    // Everything is, unless its schema states otherwise; an empty list is a list.
    isRequired: schema['required'] !== false && kind.type !== 'list',
    initial: initialOf(kind, schema),
  };
}

function kindOf(schema: JsonObject): ParamKind {
  const { type } = schema;
  const items = isJsonObject(schema['items']) ? schema['items'] : {};
  if (type === 'array') {
    const choices = choicesIn(schema) ?? choicesIn(items);
    if (choices === null) return { type: 'json' };
    const most = Math.min(choices.length, numberIn(schema, 'maxItems') ?? Infinity);
    return { type: 'list', choices, least: numberIn(schema, 'minItems') ?? 0, most };
  }
  const choices = choicesIn(schema);
  if (choices !== null) return { type: 'choice', choices };
  if (type === 'boolean') return { type };
  if (type === 'string') return { type: 'text', maxLength: numberIn(schema, 'maxLength') ?? MAX_TEXT_CHARS };
  if (type !== 'integer' && type !== 'number') return { type: 'json' };
  return {
    type: 'number',
    isWhole: type === 'integer',
    min: numberIn(schema, 'minimum'),
    max: numberIn(schema, 'maximum'),
    step: numberIn(schema, 'multipleOf'),
  };
}

function choicesIn(schema: JsonObject): readonly string[] | null {
  const choices: unknown = 'const' in schema ? [schema['const']] : schema['enum'];
  return Array.isArray(choices) ? jsonOfEach(choices.slice(0, MAX_CHOICES)) : null;
}

function initialOf(kind: ParamKind, schema: JsonObject): TypedValue {
  const given: unknown = schema['default'];
  if (kind.type === 'list') {
    const checked = new Set(jsonOfEach(given));
    return kind.choices.filter((choice) => checked.has(choice));
  }
  if (kind.type === 'choice')
    return kind.choices.find((choice) => choice === JSON.stringify(given)) ?? kind.choices[0] ?? '';
  if (kind.type === 'boolean') return String(given === true);
  if (kind.type === 'number') return String(numberIn(schema, 'default') ?? kind.min ?? '');
  if (typeof given === 'string') return plain(given, MAX_TEXT_CHARS);
  return given === undefined ? '' : JSON.stringify(given);
}

function jsonOfEach(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map((entry) => JSON.stringify(entry)) : [];
}

/** The value that was typed, where nothing is wrong with it; undefined: none. */
export function paramValue({ kind, isRequired }: ParamField, typed: TypedValue): unknown {
  if (typeof typed !== 'string') return typed.map(choiceValue);
  const text = typed.trim();
  if (text === '' && (!isRequired || kind.type !== 'text')) return undefined;
  switch (kind.type) {
    case 'number':
      return Number(text);
    case 'boolean':
      return text === 'true';
    case 'choice':
    case 'json':
      return choiceValue(text);
    case 'list':
    case 'text':
      return text;
  }
}

/** What a choice stands for. */
export function choiceValue(choice: string): unknown {
  const value: unknown = JSON.parse(choice);
  return value;
}

/** What is wrong with what was typed, in words; null: nothing. */
export function paramMistake({ kind, isRequired }: ParamField, typed: TypedValue): string | null {
  if (typeof typed !== 'string') return kind.type === 'list' ? listMistake(kind, typed.length) : null;
  const text = typed.trim();
  if (text === '') return isRequired && kind.type !== 'text' ? 'This is needed.' : null;
  switch (kind.type) {
    case 'number':
      return isNumber(text, kind) ? null : `${numberWords(kind)}.`;
    case 'text':
      return text.length > kind.maxLength ? `A text of up to ${kind.maxLength} characters.` : null;
    case 'json':
      return isJson(text) ? null : 'A JSON value, such as 3, "text" or [1, 2].';
    case 'boolean':
    case 'choice':
    case 'list':
      return null;
  }
}

type NumberKind = Extract<ParamKind, { type: 'number' }>;

function isNumber(text: string, { isWhole, min, max, step }: NumberKind): boolean {
  const number = Number(text);
  if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(text) || number < (min ?? -Infinity) || number > (max ?? Infinity)) return false;
  const steps = step === null || step <= 0 ? 0 : number / step;
  return (!isWhole || Number.isInteger(number)) && Math.abs(steps - Math.round(steps)) < 1e-9;
}

/** "A whole number from 1 to 40, in steps of 5". */
export function numberWords({ isWhole, min, max, step }: NumberKind): string {
  const what = isWhole ? 'A whole number' : 'A number';
  const range = [
    ...(min === null ? [] : [`from ${min}`]),
    ...(max === null ? [] : [`${min === null ? 'up ' : ''}to ${max}`]),
  ];
  return [what, ...range].join(' ') + (step === null || (isWhole && step === 1) ? '' : `, in steps of ${step}`);
}

function listMistake({ least, most }: Extract<ParamKind, { type: 'list' }>, chosen: number): string | null {
  if (chosen >= least && chosen <= most) return null;
  return least === most ? `Choose ${least}.` : `Choose from ${least} to ${most}.`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A choice for people; `nameOf` knows words for ids. */
export function choiceText(choice: string, nameOf: (id: string) => string | null = () => null): string {
  const value = choiceValue(choice);
  if (typeof value !== 'string') return plain(choice, MAX_WORDS_CHARS);
  return nameOf(value) ?? plain(value, MAX_WORDS_CHARS);
}
