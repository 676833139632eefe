import type { PlayedGame } from '../plan.js';
import { pointsOf } from '../points.js';

/** How much one game moves a rating, as Elo's K. */
const STEP = 32;
/** This much more means ten times the odds, as with Elo. */
const SCALE = 400;

/** Elo ratings after the games in the given order, with 0 for those who are new. */
export function ratingsOf(games: readonly PlayedGame[]): ReadonlyMap<string, number> {
  const ratings = new Map<string, number>();
  for (const game of games) {
    const before = game.seats.map((id) => ({ id, rating: ratings.get(id) ?? 0 }));
    const points = pointsOf(game);
    for (const { id, rating } of before) {
      const others = before.filter((other) => other.id !== id);
      const expected = others.reduce((sum, other) => sum + expectedPoints(rating - other.rating), 0) / others.length;
      ratings.set(id, rating + STEP * ((points.get(id) ?? 0) - expected));
    }
  }
  return ratings;
}

function expectedPoints(difference: number): number {
  return 1 / (1 + 10 ** (-difference / SCALE));
}
