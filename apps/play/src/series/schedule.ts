import { gamesToPlay, type PlannedGame, type TournamentPlan } from '#libs/tournaments';
import type { PlayOptions } from '../options.js';

/** What decides about the seats and seeds of a series. */
export type ScheduleOptions = Pick<PlayOptions, 'competitors' | 'games' | 'rotateSeats' | 'mirrored' | 'seed'>;

/** A series is a round robin with one table, at which all competitors sit in every game. */
export function planOf({ competitors, games, rotateSeats, mirrored, seed }: ScheduleOptions): TournamentPlan {
  return {
    format: 'round_robin',
    entrants: competitors.map(({ name }) => ({ id: name, name, joined: 1 })),
    seatsPerGame: competitors.length,
    gamesPerPairing: games,
    seed,
    seating: mirrored ? 'mirrored' : rotateSeats ? 'rotated' : 'fixed',
  };
}

/** All games of a series by their index. The names of the competitors are the ids of its seats. */
export function scheduleOf(options: ScheduleOptions): readonly PlannedGame[] {
  return gamesToPlay(planOf(options), [], []);
}
