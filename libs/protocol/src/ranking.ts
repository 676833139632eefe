import type { GameState } from './engine.js';
import { isJsonObject } from './json.js';

/** A player at a game's end, as far as it is known. */
export interface Finisher {
  readonly id: string;
  readonly isOut: boolean;
  /** Grows with time: the number of the event at which they went out. Null: not known, or not out. */
  readonly outAt: number | null;
  /** What they have, the most important first; a null is less than any number. */
  readonly score: readonly (number | null)[];
}

/** The engine's own order at the end. */
export interface EngineStanding {
  readonly player_id: string;
  readonly rank: number;
}

/** The engine's own order in a state; empty if it gives none. Entries that are not standings are left out. */
export function engineStandingsOf({ standings }: GameState): readonly EngineStanding[] {
  return Array.isArray(standings) ? standings.filter(isStanding) : [];
}

function isStanding(entry: unknown): entry is EngineStanding {
  return isJsonObject(entry) && typeof entry['player_id'] === 'string' && Number.isFinite(entry['rank']);
}

/**
 * Everybody's rank, 1 first; equal players share one, and the next rank is left out. The winner is first. The engine's
 * ranks follow, where it ranks every player; else the score decides, and those who went out come last, the latest of them first.
 */
export function ranksOf(
  players: readonly Finisher[],
  winnerId: string | null,
  standings: readonly EngineStanding[] = [],
): ReadonlyMap<string, number> {
  const ranks = new Map(standings.map(({ player_id, rank }) => [player_id, rank]));
  const ranksAll = players.every(({ id }) => ranks.has(id));
  const order = (one: Finisher, other: Finisher): number =>
    Number(other.id === winnerId) - Number(one.id === winnerId) ||
    (ranksAll ? (ranks.get(one.id) ?? 0) - (ranks.get(other.id) ?? 0) : byFate(one, other));
  return new Map(players.map((one) => [one.id, 1 + players.filter((other) => order(other, one) < 0).length]));
}

/** Negative: the first is better. */
function byFate(one: Finisher, other: Finisher): number {
  if (one.isOut !== other.isOut) return Number(one.isOut) - Number(other.isOut);
  if (one.isOut) return (other.outAt ?? 0) - (one.outAt ?? 0);
  for (const [index, mine] of one.score.entries()) {
    const theirs = other.score[index] ?? null;
    if (mine !== theirs) return (theirs ?? -Infinity) > (mine ?? -Infinity) ? 1 : -1;
  }
  return 0;
}
