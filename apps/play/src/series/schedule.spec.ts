import { describe, expect, it } from '@jest/globals';
import { competitorsOf } from '../competitor.js';
import { type ScheduleOptions, scheduleOf } from './schedule.js';

const PLAYERS = ['a', 'b', 'c', 'd'];
const SERIES = { competitors: competitorsOf([], [], PLAYERS), games: 12, rotateSeats: false, mirrored: false, seed: 7 };

const seatsOf = (changes: Partial<ScheduleOptions>): readonly (readonly string[])[] =>
  scheduleOf({ ...SERIES, ...changes }).map(({ seats }) => seats);
const seedsOf = (changes: Partial<ScheduleOptions>): readonly number[] =>
  scheduleOf({ ...SERIES, ...changes }).map(({ seed }) => seed);

describe('the seats of a series', () => {
  it('stay as given unless they are rotated', () => {
    expect(seatsOf({ games: 3 })).toEqual([PLAYERS, PLAYERS, PLAYERS]);
  });

  it.each([{ rotateSeats: true }, { rotateSeats: true, mirrored: true }])(
    'are each taken by each equally often when they are rotated: %j',
    (changes) => {
      const games = seatsOf(changes);
      expect(games).toHaveLength(12);
      expect(games[1]).toEqual(['b', 'c', 'd', 'a']);
      for (const player of PLAYERS) {
        const seats = games.map((game) => game.indexOf(player));
        for (const seat of [0, 1, 2, 3]) expect(seats.filter((taken) => taken === seat)).toHaveLength(3);
      }
    },
  );
});

describe('the seeds of a series', () => {
  it('are one for each game, or for each set of mirrored games, and begin anew after the last', () => {
    expect(seedsOf({ games: 3 })).toEqual([7, 8, 9]);
    expect(seedsOf({ games: 6, mirrored: true })).toEqual([7, 7, 7, 7, 8, 8]);
    expect(seedsOf({ games: 3, seed: 4_294_967_294 })).toEqual([4_294_967_294, 4_294_967_295, 0]);
  });
});
