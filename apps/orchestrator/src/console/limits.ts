import type { ConsoleLimit } from '#libs/protocol';

/** Rows of the table. */
const MAX_ROWS = 50;

/** The limits that replicas report, added up: the most frequent first. */
export function allLimits(reported: readonly (readonly ConsoleLimit[])[]): readonly ConsoleLimit[] {
  const sums = new Map<string, ConsoleLimit>();
  for (const one of reported.flat()) {
    const id = JSON.stringify([one.limit, one.by, one.who]);
    const before = sums.get(id);
    sums.set(id, before === undefined ? one : added(before, one));
  }
  return [...sums.values()].toSorted((a, b) => b.count - a.count).slice(0, MAX_ROWS);
}

function added(one: ConsoleLimit, other: ConsoleLimit): ConsoleLimit {
  return {
    ...one,
    count: one.count + other.count,
    last_at: one.last_at > other.last_at ? one.last_at : other.last_at,
  };
}
