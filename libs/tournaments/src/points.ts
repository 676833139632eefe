import type { PlayedGame } from './plan.js';

/** What a game is worth to its entrants, from 0 to 1: those left behind, and half of those that are level, among the others. */
export function pointsOf({ seats, outcome, ranks, forfeits }: PlayedGame): ReadonlyMap<string, number> {
  const isCounted = outcome === 'ended' || forfeits.length > 0;
  const placed = seats.map((id) => ({ id, rank: rankIn(id, seats, ranks, forfeits, isCounted) }));
  return new Map(
    placed.map(({ id, rank }) => {
      if (rank === FORFEIT) return [id, 0];
      if (seats.length === 1) return [id, 0.5];
      const beaten = placed.filter((other) => other.rank > rank).length;
      const level = placed.filter((other) => other.rank === rank).length - 1;
      return [id, (beaten + level / 2) / (seats.length - 1)];
    }),
  );
}

/** Those who have the first place; none where all have forfeited, or where there is nobody to play against. */
export function firstOf(game: PlayedGame): readonly string[] {
  const points = pointsOf(game);
  const best = Math.max(...points.values());
  return game.seats.length === 1 || best === 0 ? [] : game.seats.filter((id) => points.get(id) === best);
}

const FORFEIT = Number.POSITIVE_INFINITY;

function rankIn(
  id: string,
  seats: readonly string[],
  ranks: PlayedGame['ranks'],
  forfeits: readonly string[],
  isCounted: boolean,
): number {
  if (!isCounted) return 1;
  if (forfeits.includes(id)) return FORFEIT;
  // Who forfeits beats nobody; the others of a game that was broken off are level.
  return ranks[id] ?? (forfeits.length > 0 ? 1 : seats.length);
}

/** A sum of points without what floating-point numbers add to it: equal sums are equal. */
export function exact(points: number): number {
  return Math.round(points * 1e9) / 1e9;
}
