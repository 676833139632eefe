import type { PlayedGame, TournamentPlan } from '../plan.js';
import { pointsOf } from '../points.js';
import { Results } from '../schedule/results.js';

/** Games of one seed: they share their luck, so together they are one observation. Each entrant's mean points in them. */
export type GameSet = ReadonlyMap<string, number>;

/** The sets of a tournament, those of which only some games are over included. */
export function setsOf(plan: TournamentPlan, results: Results): readonly GameSet[] {
  const sets = new Map<string, PlayedGame[]>();
  for (const game of results.games()) {
    const key = setKey(plan, game, results);
    sets.set(key, [...(sets.get(key) ?? []), game]);
  }
  return [...sets.values()].map(meanPoints);
}

function setKey({ seating = 'mirrored' }: TournamentPlan, game: PlayedGame, { slots }: Results): string {
  const { slot } = slots.slotOf(game);
  return `${game.pairing}.${seating === 'mirrored' ? Math.floor(slot / game.seats.length) : slot}`;
}

function meanPoints(games: readonly PlayedGame[]): GameSet {
  const sums = new Map<string, number>();
  for (const game of games)
    for (const [id, points] of pointsOf(game)) sums.set(id, (sums.get(id) ?? 0) + points / games.length);
  return sums;
}
