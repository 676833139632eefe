import type { JsonObject } from '#libs/protocol';

/** A reader that reads each object once: a state keeps its view while nothing on the board changes. */
export function readOnce<V>(read: (fields: JsonObject) => V): (fields: JsonObject) => V {
  const known = new WeakMap<JsonObject, { readonly view: V }>();
  return (fields) => {
    const found = known.get(fields) ?? { view: read(fields) };
    known.set(fields, found);
    return found.view;
  };
}
