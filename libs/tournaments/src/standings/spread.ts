import type { GameSet } from './sets.js';

/** How much sets of games vary. */
export interface Spread {
  /** The variance of a set's points, as a share of that of one game that is won or lost. */
  readonly ofSet: number;
  /** How many independent observations that is known from. */
  readonly degrees: number;
}

/** With fewer deviations among sets of the same opponents, they are taken among all sets of an entrant. */
const MIN_DEGREES = 20;

/**
 * Of all sets of a tournament together: those of one entrant are too few to estimate it from. It is taken among sets of the
 * same opponents if there are enough: better and worse opponents are no uncertainty. One set more that tells as much as
 * one game is added: without it, a few equal results would look certain.
 */
export function spreadOf(sets: readonly GameSet[], means: ReadonlyMap<string, number>): Spread {
  const [byOpponents, byEntrant] = [new Map<string, Entry[]>(), new Map<string, Entry[]>()];
  for (const set of sets) {
    const opponents = [...set.keys()].toSorted().join(' ');
    for (const [id, points] of set) {
      const entry = { points, mean: means.get(id) ?? 0, seats: set.size };
      push(byOpponents, `${id} ${opponents}`, entry);
      push(byEntrant, id, entry);
    }
  }
  const within = pooled([...byOpponents.values()]);
  return within.degrees >= MIN_DEGREES ? within : pooled([...byEntrant.values()]);
}

interface Entry {
  readonly points: number;
  /** Of the entrant in the whole tournament. */
  readonly mean: number;
  readonly seats: number;
}

/** The variance of one game that is won or lost by equals. */
const ONE_GAME = 0.25;

function pooled(groups: readonly (readonly Entry[])[]): Spread {
  let [squares, expected, degrees] = [ONE_GAME, ONE_GAME, 1];
  for (const group of groups) {
    const centre = group.reduce((sum, { points }) => sum + points, 0) / group.length;
    squares += group.reduce((sum, { points }) => sum + (points - centre) ** 2, 0);
    // What one has won the others have lost, so of `seats` deviations one is not free.
    for (const { mean, seats } of group) {
      expected += mean * (1 - mean) * ((group.length - 1) / group.length);
      degrees += ((group.length - 1) / group.length) * ((seats - 1) / seats);
    }
  }
  return { ofSet: squares / expected, degrees };
}

function push<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}
