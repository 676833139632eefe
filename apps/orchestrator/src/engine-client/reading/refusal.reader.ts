import { isJsonObject, type JsonObject } from '#libs/protocol';
import { cut, plainLine } from '#libs/service';
import { text } from './fields.js';

const MAX_MESSAGE = 300;
const MAX_CODE = 50;
/** Of each reason; what is cut is still longer than what is shown, and ends with an ellipsis there. */
const MAX_READ = 2 * MAX_MESSAGE;
/** More than fit into a message are not looked for, nor are those that lie deeper. */
const MAX_REASONS = 10;
const MAX_LEVELS = 8;
/** The fields in which engines give a reason, the most specific first. `detail` is the contract's; the others are what frameworks send. */
const MESSAGE_FIELDS = ['detail', 'message', 'msg', 'error', 'defaultMessage', 'description', 'reason', 'title'];
/** Where frameworks list what was wrong with which field. */
const LIST_FIELDS = ['errors', 'issues', 'violations', 'details', 'fieldViolations', 'messages'];
/** How they name the field: FastAPI, zod, express-validator, ajv, Spring, JSON:API's `source.pointer`. */
const PLACE_FIELDS = ['loc', 'path', 'field', 'instancePath', 'property', 'param', 'pointer', 'source'];
/** The part of the request that a place begins with; ours is the body, as everybody can guess. */
const PARTS_OF_A_REQUEST = ['body', 'json'];

export interface RefusalReason {
  /** One line of no more than 300 characters. */
  readonly message: string;
  /** The engine's word for it that a program can switch on, if it has one. */
  readonly code: string | undefined;
}

/**
 * The engine's reason: text, `{detail}`, `{detail: {message, code}}`, and the validation errors of many frameworks,
 * each with the field that it is about: `{detail: [{loc: ["body", "players", 0, "name"], msg}]}` is `players.0.name: …`.
 */
export function readRefusal(body: unknown, otherwise: string): RefusalReason {
  const reasons = [...new Set(reasonsIn(body, MAX_LEVELS))].slice(0, MAX_REASONS);
  return { message: shorten(reasons.join('; ') || otherwise), code: codeIn(body, MAX_LEVELS) };
}

function reasonsIn(value: unknown, levels: number): string[] {
  if (typeof value === 'string') {
    const line = plainLine(cut(value, MAX_READ), MAX_READ);
    return line === null ? [] : [line];
  }
  if (levels === 0) return [];
  if (Array.isArray(value)) return value.slice(0, MAX_REASONS).flatMap((entry) => reasonsIn(entry, levels - 1));
  if (!isJsonObject(value)) return [];
  const headline = MESSAGE_FIELDS.map((field) => reasonsIn(value[field], levels - 1)).find(({ length }) => length > 0);
  const listed = LIST_FIELDS.flatMap((field) => listedIn(value[field], levels - 1));
  // At the top, `path` is that of the request.
  const place = levels === MAX_LEVELS ? '' : placeOf(value);
  const reasons = (headline ?? []).map((reason) => (place === '' ? reason : `${place}: ${reason}`));
  if (reasons.length + listed.length === 0 && Object.values(value).every(Array.isArray)) return fieldsIn(value, levels);
  return [...reasons, ...listed.filter((reason) => !isIn(reason, reasons))];
}

/** A list of errors, or an object from fields to what is wrong with each: `{"Players[0].Name": ["is required"]}`. */
function listedIn(value: unknown, levels: number): string[] {
  const listed = reasonsIn(value, levels);
  return listed.length === 0 && isJsonObject(value) ? fieldsIn(value, levels) : listed;
}

function fieldsIn(value: JsonObject, levels: number): string[] {
  if (levels === 0) return [];
  const entries = Object.entries(value).slice(0, MAX_REASONS);
  return entries.flatMap(([field, errors]) =>
    listedIn(errors, levels - 1).map((reason) => (PARTS_OF_A_REQUEST.includes(field) ? reason : under(field, reason))),
  );
}

/** `players` and `0: too short` make `players.0: too short`. */
function under(field: string, reason: string): string {
  return /^[\w.[\]]{1,60}: /.test(reason) ? `${field}.${reason}` : `${field}: ${reason}`;
}

/** A framework's list often repeats its headline. */
function isIn(reason: string, reasons: readonly string[]): boolean {
  const [, sentence = reason] = /: (.*)$/s.exec(reason) ?? [];
  return reasons.some((other) => other.includes(sentence));
}

function placeOf(value: JsonObject): string {
  for (const field of PLACE_FIELDS) {
    const place = placeIn(value[field]);
    if (place !== '') return place;
  }
  return '';
}

/** `["body", "players", 0]`, `/players/0`, `players[0]` or `{pointer: "/players/0"}`. */
function placeIn(given: unknown): string {
  if (isJsonObject(given)) return placeIn(given['pointer'] ?? given['parameter']);
  const parts = Array.isArray(given) ? given : typeof given === 'string' ? given.split('/').filter(Boolean) : [];
  const named = parts.filter((part) => typeof part === 'string' || typeof part === 'number');
  const [first = ''] = named;
  const isPart = named.length > 1 && PARTS_OF_A_REQUEST.includes(String(first));
  return plainLine((isPart ? named.slice(1) : named).join('.'), 100) ?? '';
}

function codeIn(body: unknown, levels: number): string | undefined {
  if (!isJsonObject(body) || levels === 0) return undefined;
  const code = plainLine(text(body['code']) ?? text(body['error_code']), MAX_CODE);
  return code ?? codeIn(body['detail'], levels - 1) ?? codeIn(body['error'], levels - 1);
}

function shorten(message: string): string {
  const line = plainLine(message, message.length) ?? '';
  return line.length > MAX_MESSAGE ? `${cut(line, MAX_MESSAGE - 1)}…` : line;
}
