import { fieldsOf, type JsonObject } from '#libs/protocol';

/** What a seat sees of a state or an event. Parts of others, and the part `all`, are left out, also where they were sent. */
export interface Seen {
  /** What everybody sees. */
  readonly shared: JsonObject;
  /** What this seat alone sees; empty: nothing. */
  readonly own: JsonObject;
  /** Whether players do not all see the same. */
  readonly hasHidden: boolean;
}

export function seenBy(playerId: string, value: unknown): Seen {
  const { hidden, ...shared }: JsonObject = fieldsOf(value);
  const parts = fieldsOf(hidden);
  const isOwn = playerId !== 'all' && Object.hasOwn(parts, playerId);
  return { shared, own: isOwn ? fieldsOf(parts[playerId]) : {}, hasHidden: hidden !== undefined && hidden !== null };
}
