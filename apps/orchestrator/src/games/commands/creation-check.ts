import { Ajv, type ValidateFunction } from 'ajv';
import { type GameAbout, isJsonObject, type JsonObject } from '#libs/protocol';
import type { GameRequest } from '../domain/seat-request.js';
import { refuse, type Refusal } from '../domain/refusal.js';

/** Seats where the engine does not describe its game. */
const USUAL_SEATS = { min: 2, max: 8 };

/** Characters of options as JSON: a schema may compare each part of one with every other. */
const MAX_OPTIONS = 16_384;

/** Characters of a value in a refusal. */
const MAX_SHOWN = 100;

/**
 * What of a request does not fit the game that its engine describes: as many seats, and options of that shape. What is
 * not described is the engine's own to check.
 */
export function unfitting({ agents, settings }: GameRequest, about: GameAbout | undefined): Refusal | undefined {
  return seatsMistake(agents.length, about) ?? optionsMistake(settings?.options ?? {}, about?.options);
}

function seatsMistake(seats: number, about: GameAbout | undefined): Refusal | undefined {
  const { min, max } = about?.seats ?? USUAL_SEATS;
  if (seats >= min && seats <= max) return undefined;
  if (about?.seats === undefined) {
    const message = `agents must contain at ${seats < min ? `least ${min}` : `most ${max}`} elements`;
    return { ...refuse('invalid_request', `agents: ${message}`), errors: [{ path: 'agents', message }] };
  }
  const allowed = min === max ? `${min}` : `${min} to ${max}`;
  const message = `${about?.name ?? about?.game ?? 'this game'} takes ${allowed} seats; ${seats} were sent`;
  return { ...refuse('seats', `agents: ${message}`), errors: [{ path: 'agents', message }] };
}

function optionsMistake(options: JsonObject, schemas: GameAbout['options']): Refusal | undefined {
  if (schemas === undefined) return undefined;
  if (JSON.stringify(options).length > MAX_OPTIONS) {
    const message = `options must not have more than ${MAX_OPTIONS} characters as JSON`;
    return {
      ...refuse('invalid_options', `settings.options: ${message}`),
      errors: [{ path: 'settings.options', message }],
    };
  }
  const errors = Object.entries(options).flatMap(([name, value]) => {
    const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    const message = schema === undefined ? unknown(schemas) : mistakeIn(schema, value);
    return message === undefined ? [] : [{ path: `settings.options.${name.slice(0, MAX_SHOWN)}`, message }];
  });
  if (errors.length === 0) return undefined;
  const detail = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return { ...refuse('invalid_options', detail.slice(0, 1_000)), errors };
}

function unknown(schemas: NonNullable<GameAbout['options']>): string {
  const known = Object.keys(schemas);
  return known.length === 0 ? 'this game has no options' : `this game has the options ${known.join(', ')}`;
}

/** Undefined: nothing is wrong, or the schema cannot be used here. */
function mistakeIn(schema: JsonObject, value: unknown): string | undefined {
  const validate = compiled(schema);
  if (validate === undefined || validate(value)) return undefined;
  const [error] = validate.errors ?? [];
  const allowed: unknown = error?.params['allowedValues'];
  const choices = Array.isArray(allowed) ? `: ${allowed.slice(0, 50).join(', ')}` : '';
  return `${error?.message ?? 'is not allowed'}${choices}`;
}

function compiled(schema: JsonObject): ValidateFunction | undefined {
  try {
    // No formats and no patterns: an engine's regular expression may take for ever on a text of somebody else.
    return new Ajv({ strict: false, validateFormats: false, logger: false }).compile(withoutPatterns(schema));
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function withoutPatterns(value: JsonObject): JsonObject {
  // An object's own property may be called so, and is described by an object.
  const entries = Object.entries(value).filter(
    ([name, part]) => !(name === 'pattern' && typeof part === 'string') && name !== 'patternProperties',
  );
  return Object.fromEntries(entries.map(([name, part]) => [name, plain(part)]));
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  return isJsonObject(value) ? withoutPatterns(value) : value;
}
