import type { PatchOperation } from '#libs/protocol';

type Container = Record<string, unknown> | unknown[];

/**
 * Applies RFC 6902 to a copy, copying only what lies on the way to a change. `test` and `copy` do not occur in what is
 * made by comparing two pictures; `move` is a removal and an addition.
 *
 * @throws {RangeError} for a path that does not exist in the document
 */
export function patched(document: unknown, patch: readonly PatchOperation[]): unknown {
  return patch.reduce((state, operation) => applied(state, operation), document);
}

function applied(document: unknown, { op, path, from, value }: PatchOperation): unknown {
  switch (op) {
    case 'add':
    case 'replace':
      return changed(document, stepsOf(path), { op, value });
    case 'remove':
      return changed(document, stepsOf(path), { op });
    case 'move': {
      const moved = valueAt(document, stepsOf(from ?? ''));
      const without = changed(document, stepsOf(from ?? ''), { op: 'remove' });
      return changed(without, stepsOf(path), { op: 'add', value: moved });
    }
    case 'copy':
      return changed(document, stepsOf(path), { op: 'add', value: valueAt(document, stepsOf(from ?? '')) });
    default:
      return document;
  }
}

interface Edit {
  readonly op: 'add' | 'replace' | 'remove';
  readonly value?: unknown;
}

function stepsOf(path: string): readonly string[] {
  return path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function valueAt(document: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((value, step) => (isContainer(value) ? Reflect.get(value, step) : undefined), document);
}

function changed(document: unknown, [step, ...rest]: readonly string[], edit: Edit): unknown {
  if (step === undefined) return edit.value;
  if (!isContainer(document)) throw new RangeError(`a patch leads nowhere: there is no ${step}`);
  const copy: Container = Array.isArray(document) ? [...document] : { ...document };
  if (rest.length > 0) Reflect.set(copy, step, changed(Reflect.get(copy, step), rest, edit));
  else if (Array.isArray(copy)) editList(copy, step, edit);
  else if (edit.op === 'remove') Reflect.deleteProperty(copy, step);
  else Reflect.set(copy, step, edit.value);
  return copy;
}

function editList(list: unknown[], step: string, { op, value }: Edit): void {
  const index = indexIn(list, step, op === 'add' ? list.length : list.length - 1);
  if (op === 'add') list.splice(index, 0, value);
  else if (op === 'remove') list.splice(index, 1);
  else list[index] = value;
}

/** A list grows at its end only, by one. */
function indexIn(list: readonly unknown[], step: string, last: number): number {
  const index = step === '-' ? list.length : Number(step);
  if (Number.isInteger(index) && index >= 0 && index <= last) return index;
  throw new RangeError(`a patch leads nowhere: there is no ${step} in a list of ${list.length}`);
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}
