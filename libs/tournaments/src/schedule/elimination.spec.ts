import { describe, expect, test } from '@jest/globals';
import { standingsOf } from '../index.js';
import { planOf, playThrough, THE_BETTER } from '../testing/play-through.js';

const upTo = (last: number): readonly number[] => Array.from({ length: last - 1 }, (_, index) => index + 2);

function countBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

describe.each(['single_elimination', 'double_elimination'] as const)('%s', (format) => {
  test.each(upTo(33))('of %i ends with one winner, the best', (count) => {
    const plan = planOf(format, count);
    const games = playThrough(plan, THE_BETTER);
    const places = standingsOf(plan, games).map(({ place, entrant }) => [place, entrant]);
    expect(places.slice(0, 2)).toEqual([
      [1, '0'],
      [2, '1'],
    ]);
    const matches = format === 'single_elimination' ? count - 1 : 2 * (count - 1);
    expect(games).toHaveLength(2 * matches);
  });

  test.each(upTo(17))(
    'of %i where everything is level is decided by the seeding, after three sets that break ties',
    (count) => {
      const plan = planOf(format, count);
      const games = playThrough(plan, ({ seats }) => Object.fromEntries(seats.map((id) => [id, 1])));
      expect(standingsOf(plan, games)[0]).toMatchObject({ place: 1, entrant: '0' });
      expect(new Set(countBy(games, ({ pairing }) => String(pairing)).values())).toEqual(new Set([8]));
    },
  );

  test.each(upTo(17))('of %i where who sits first wins is level, too', (count) => {
    const games = playThrough(planOf(format, count), ({ seats: [first = '', second = ''] }) => ({
      [first]: 1,
      [second]: 2,
    }));
    expect(new Set(countBy(games, ({ pairing }) => String(pairing)).values())).toEqual(new Set([8]));
  });
});

test('who comes back from the losers must win the final twice', () => {
  const plan = planOf('double_elimination', 4);
  const lost = new Set<string>();
  // The best loses its first match only.
  const games = playThrough(plan, (game) => {
    const ranks = THE_BETTER(game);
    if (game.round > 1 || !game.seats.includes('0')) return ranks;
    lost.add('0');
    return Object.fromEntries(game.seats.map((id) => [id, id === '0' ? 2 : 1]));
  });
  expect(lost.size).toBe(1);
  expect(
    standingsOf(plan, games)
      .map(({ entrant }) => entrant)
      .slice(0, 2),
  ).toEqual(['0', '1']);
  expect(new Set(games.map(({ pairing }) => pairing)).size).toBe(7);
});
