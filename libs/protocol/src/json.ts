/** A JSON object of which nothing else is known: values come from engines, agents and clients of other people. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Looks no further than that: what recurses over a value that is nested without end would overflow the stack. */
export function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((part) => isDeeperThan(levels - 1, part));
  if (!isJsonObject(value)) return false;
  // Every answer of an engine goes through here: no list of its values is made.
  for (const name in value) if (isDeeperThan(levels - 1, value[name])) return true;
  return false;
}

/**
 * Whether two JSON values are the same: lists in order, objects in any. A field that is null counts as missing. Looks as
 * deep as the shallower one of them.
 */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) && one.length === other.length && one.every((item, index) => isSameJson(item, other[index]))
    );
  }
  if (!isJsonObject(one)) return one === other;
  if (!isJsonObject(other)) return false;
  const names = given(one);
  return names.length === given(other).length && names.every((name) => hasSame(name, one, other));
}

function given(fields: JsonObject): readonly string[] {
  return Object.keys(fields).filter((name) => fields[name] != null);
}

/** Own fields alone: an object has a `__proto__` and a `constructor` that nobody sent. */
function hasSame(name: string, one: JsonObject, other: JsonObject): boolean {
  return Object.hasOwn(other, name) && isSameJson(one[name], other[name]);
}

/** The object that a text is as JSON; undefined where it is none. */
export function jsonObjectIn(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    // No JSON.
    return undefined;
  }
}
