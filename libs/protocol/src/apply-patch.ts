import { isJsonObject } from './json.js';
import { patchBetween } from './patch-between.js';
import type { PatchOperation } from './patch.js';

/**
 * The document after all operations of an RFC 6902 patch. The given document stays as it is. The result shares with it
 * every object and list that the patch leaves alone, so a reader recognises an unchanged part by its identity.
 *
 * @throws {RangeError} for a path that the document does not have, and for a test that fails
 */
export function applyPatch(document: unknown, patch: readonly PatchOperation[]): unknown {
  return patch.reduce((result, operation) => APPLY[operation.op](result, operation), document);
}

export function isPatchOperation(value: unknown): value is PatchOperation {
  if (!isJsonObject(value)) return false;
  const { op, path, from } = value;
  const isKnown = typeof op === 'string' && Object.hasOwn(APPLY, op);
  return isKnown && typeof path === 'string' && (from === undefined || typeof from === 'string');
}

/** RFC 6902, 4.1 to 4.6. */
const APPLY: Record<PatchOperation['op'], (document: unknown, operation: PatchOperation) => unknown> = {
  add: (document, { path, value }) => edited(document, keysOf(path), (parent, key) => add(parent, key, value), value),
  remove: (document, { path }) => edited(document, keysOf(path), remove, undefined),
  replace: (document, { path, value }) =>
    edited(document, keysOf(path), (parent, key) => replace(parent, key, value), value),
  move: (document, { from, path }) => {
    if (path.startsWith(`${from}/`)) throw new RangeError(`${from} cannot be moved into itself`);
    const value = valueAt(document, from);
    return APPLY.add(APPLY.remove(document, { op: 'remove', path: from ?? '' }), { op: 'add', path, value });
  },
  copy: (document, { from, path }) => APPLY.add(document, { op: 'add', path, value: valueAt(document, from) }),
  test: (document, { path, value }) => {
    if (patchBetween(valueAt(document, path), value).length === 0) return document;
    throw new RangeError(`the value at ${path} is another one`);
  },
};

type Container = Record<string, unknown> | unknown[];
type Edit = (parent: Container, key: string) => void;

/** Copies the containers on the way to the place, and edits the last of them; `whole` is what an empty path stands for. */
function edited(document: unknown, [key, ...rest]: readonly string[], edit: Edit, whole: unknown): unknown {
  if (key === undefined) return whole;
  if (!isContainer(document)) throw new RangeError(`there is no ${key} in a single value`);
  const copy: Container = Array.isArray(document) ? [...document] : { ...document };
  if (rest.length === 0) edit(copy, key);
  else replace(copy, key, edited(memberOf(copy, key), rest, edit, whole));
  return copy;
}

function add(parent: Container, key: string, value: unknown): void {
  if (Array.isArray(parent)) parent.splice(key === '-' ? parent.length : indexIn(key, parent.length), 0, value);
  else define(parent, key, value);
}

function remove(parent: Container, key: string): void {
  memberOf(parent, key);
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(parent, key);
}

function replace(parent: Container, key: string, value: unknown): void {
  memberOf(parent, key);
  define(parent, key, value);
}

/** An own property, whatever its name: an assignment to `__proto__` would change the object's prototype. */
function define(parent: Container, key: string, value: unknown): void {
  Object.defineProperty(parent, key, { value, writable: true, enumerable: true, configurable: true });
}

function valueAt(document: unknown, path: string | undefined): unknown {
  return keysOf(path).reduce((value, key) => memberOf(value, key), document);
}

function memberOf(parent: unknown, key: string): unknown {
  if (Array.isArray(parent)) {
    const items: readonly unknown[] = parent;
    return items[indexIn(key, items.length - 1)];
  }
  if (!isJsonObject(parent) || !Object.hasOwn(parent, key)) throw new RangeError(`there is no ${key}`);
  return parent[key];
}

/** RFC 6901, 4: digits without a leading zero. */
function indexIn(key: string, last: number): number {
  if (/^(0|[1-9]\d*)$/.test(key) && Number(key) <= last) return Number(key);
  throw new RangeError(`there is no item ${key} in a list of ${last + 1}`);
}

/** RFC 6901, 3 and 4. */
function keysOf(path: string | undefined): readonly string[] {
  const [first, ...keys] = (path ?? '-').split('/');
  if (first !== '') throw new RangeError(`${path} is no JSON Pointer`);
  return keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}
