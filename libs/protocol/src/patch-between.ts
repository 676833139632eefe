import { isJsonObject } from './json.js';
import type { PatchOperation } from './patch.js';

/**
 * The RFC 6902 patch that makes `after` out of `before`, both JSON values; empty where they are the same.
 *
 * Lists are compared place by place: in a snapshot of a game a seat and a square keep their place, and looking for
 * moved items, as general differs do, costs the square of the length for each list in each step.
 */
export function patchBetween(before: unknown, after: unknown): PatchOperation[] {
  const patch: PatchOperation[] = [];
  compare(before, after, '', patch);
  return patch;
}

function compare(before: unknown, after: unknown, path: string, patch: PatchOperation[]): void {
  if (before === after) return;
  if (Array.isArray(before) && Array.isArray(after)) compareLists(before, after, path, patch);
  else if (isJsonObject(before) && isJsonObject(after)) compareObjects(before, after, path, patch);
  else patch.push({ op: 'replace', path, value: after });
}

function compareLists(
  before: readonly unknown[],
  after: readonly unknown[],
  path: string,
  patch: PatchOperation[],
): void {
  const both = Math.min(before.length, after.length);
  for (let index = 0; index < both; index += 1) {
    if (before[index] !== after[index]) compare(before[index], after[index], `${path}/${index}`, patch);
  }
  for (let index = before.length - 1; index >= both; index -= 1) patch.push({ op: 'remove', path: `${path}/${index}` });
  for (let index = both; index < after.length; index += 1)
    patch.push({ op: 'add', path: `${path}/-`, value: after[index] });
}

/** What is undefined is not there: JSON does not know it. */
function compareObjects(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  path: string,
  patch: PatchOperation[],
): void {
  for (const key in before) {
    // Most values are the same: their place is not even spelled out.
    if (before[key] === after[key] || before[key] === undefined || !Object.hasOwn(before, key)) continue;
    const place = `${path}/${escaped(key)}`;
    if (!Object.hasOwn(after, key) || after[key] === undefined) patch.push({ op: 'remove', path: place });
    else compare(before[key], after[key], place, patch);
  }
  for (const key in after) {
    if (after[key] === undefined || !Object.hasOwn(after, key)) continue;
    if (Object.hasOwn(before, key) && before[key] !== undefined) continue;
    patch.push({ op: 'add', path: `${path}/${escaped(key)}`, value: after[key] });
  }
}

/** RFC 6901, 3. */
function escaped(key: string): string {
  return key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}
