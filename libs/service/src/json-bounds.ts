/** How large a JSON value may be. */
export interface JsonBounds {
  /** Objects and arrays inside one another. */
  readonly depth: number;
  /** Members of objects and items of arrays, all levels together. */
  readonly values: number;
}

/**
 * What is too large about a value, as a predicate to follow its name; undefined: nothing. It reads level by level and stops at
 * a bound, so neither the size nor the depth of the value can hurt.
 */
export function excessOf(value: unknown, { depth, values }: JsonBounds): string | undefined {
  let count = 0;
  let level = [value].filter(isContainer);
  for (let nested = 1; level.length > 0; nested += 1) {
    if (nested > depth) return `is nested more than ${depth} deep`;
    const next: object[] = [];
    for (const container of level) {
      const members = Object.values(container);
      count += members.length;
      if (count > values) return `holds more than ${values} values`;
      for (const member of members) if (isContainer(member)) next.push(member);
    }
    level = next;
  }
  return undefined;
}

/** Bytes are one value. */
function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}
