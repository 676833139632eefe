import { describe, expect, test } from '@jest/globals';
import { gamesToPlay, isFinished, type PlannedGame, standingsOf, TOURNAMENT_FORMATS } from '../index.js';
import { planOf, played, playThrough, THE_BETTER } from '../testing/play-through.js';

const upTo = (last: number): readonly number[] => Array.from({ length: last - 1 }, (_, index) => index + 2);

function countBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

const together = ({ seats }: { readonly seats: readonly string[] }): string => seats.toSorted().join(' ');

describe('a round robin', () => {
  test.each(upTo(17))('of %i pairs everybody with everybody once, and mirrors each pairing', (count) => {
    const plan = planOf('round_robin', count, { gamesPerPairing: 4 });
    const games = gamesToPlay(plan, [], []);
    const pairings = countBy(games, together);
    expect(pairings.size).toBe((count * (count - 1)) / 2);
    expect(new Set(pairings.values())).toEqual(new Set([4]));
    expect(new Set(countBy(games, ({ seats }) => seats.join(' ')).values())).toEqual(new Set([2]));
    expect(new Set(countBy(games, ({ seed }) => String(seed)).values())).toEqual(new Set([2]));
  });

  test.each(upTo(17))('of %i, once each, lets everybody begin half of the time', (count) => {
    const games = gamesToPlay(planOf('round_robin', count, { gamesPerPairing: 1 }), [], []);
    const first = countBy(games, ({ seats: [id = ''] }) => id);
    const counts = Array.from({ length: count }, (_, id) => first.get(String(id)) ?? 0);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  test.each(upTo(17))('of %i has rounds in which nobody plays twice', (count) => {
    const games = gamesToPlay(planOf('round_robin', count, { gamesPerPairing: 1 }), [], []);
    const seated = countBy(
      games.flatMap(({ round, seats }) => seats.map((id) => `${round} ${id}`)),
      (key) => key,
    );
    expect(new Set(seated.values())).toEqual(new Set([1]));
  });

  test.each([
    [5, 4],
    [7, 3],
    [13, 4],
    [16, 4],
    [20, 8],
    [64, 5],
  ])('of %i at tables of %i gives everybody each seat equally often, and brings each pair together', (count, size) => {
    const games = gamesToPlay(planOf('round_robin', count, { seatsPerGame: size, gamesPerPairing: size }), [], []);
    const seats = countBy(
      games.flatMap((game) => game.seats.map((id, seat) => `${id} ${seat}`)),
      (key) => key,
    );
    expect(seats.size).toBe(count * size);
    expect(new Set(seats.values()).size).toBe(1);
    const pairs = new Set(games.flatMap((game) => game.seats.flatMap((a) => game.seats.map((b) => `${a} ${b}`))));
    expect(pairs.size).toBe(count ** 2);
  });

  test('with as many seats as entrants has one table', () => {
    const games = gamesToPlay(
      planOf('round_robin', 4, { seatsPerGame: 4, gamesPerPairing: 8, seed: 4_294_967_295 }),
      [],
      [],
    );
    expect(games.map(({ seats }) => seats[0])).toEqual(['0', '1', '2', '3', '0', '1', '2', '3']);
    expect(games.map(({ seed }) => seed)).toEqual([
      4_294_967_295, 4_294_967_295, 4_294_967_295, 4_294_967_295, 0, 0, 0, 0,
    ]);
    expect(games.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('a Swiss tournament', () => {
  test.each(upTo(17))('of %i pairs nobody twice in as many rounds as there are opponents', (count) => {
    const rounds = count - 1 + (count % 2);
    const plan = planOf('swiss', count, { rounds, gamesPerPairing: 1 });
    const games = playThrough(plan, THE_BETTER);
    const met = countBy(games, together);
    // Past half of them, who is left may be impossible to pair: then the fewest meet again.
    const early = countBy(
      games.filter(({ round }) => round <= Math.ceil(count / 2)),
      together,
    );
    expect(Math.max(...early.values())).toBe(1);
    expect(Math.max(...met.values())).toBeLessThanOrEqual(2);
    expect(games).toHaveLength(rounds * Math.floor(count / 2));
  });

  test('gives nobody two byes before everybody had one', () => {
    const plan = planOf('swiss', 7, { rounds: 7 });
    expect(standingsOf(plan, playThrough(plan, THE_BETTER)).map(({ byes }) => byes)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  test('finds the best of 16 in four rounds, and starts with the upper half against the lower', () => {
    const plan = planOf('swiss', 16);
    const games = playThrough(plan, THE_BETTER);
    expect(new Set(games.filter(({ round }) => round === 1).map(together))).toEqual(
      new Set(upTo(9).map((n) => together({ seats: [String(n - 2), String(n + 6)] }))),
    );
    expect(standingsOf(plan, games)[0]).toMatchObject({ entrant: '0', place: 1, wins: 8, points: 8 });
    expect(games).toHaveLength(4 * 8 * 2);
  });

  test('lets a further round wait for all games of the one before', () => {
    const plan = planOf('swiss', 8);
    const [last, ...others] = gamesToPlay(plan, [], []);
    const results = others.map((game) => played(game, THE_BETTER(game)));
    expect(gamesToPlay(plan, results, last === undefined ? [] : [last])).toEqual([]);
    expect(gamesToPlay(plan, results, [])).toEqual([last]);
  });

  test('goes on without those who have left, and with those who have come late', () => {
    const plan = planOf('swiss', 9, { rounds: 4 });
    const [first, second, ...others] = plan.entrants;
    if (first === undefined || second === undefined) throw new Error('no entrants');
    const games = playThrough(
      { ...plan, entrants: [{ ...first, left: 3 }, { ...second, joined: 2 }, ...others] },
      THE_BETTER,
    );
    const roundsOf = (id: string): ReadonlySet<number> =>
      new Set(games.filter(({ seats }) => seats.includes(id)).map(({ round }) => round));
    expect(Math.max(...roundsOf('0'))).toBe(2);
    expect(Math.min(...roundsOf('1'))).toBe(2);
  });

  test('takes those who have met from the games of earlier rounds, and does not pair them anew', () => {
    const plan = planOf('swiss', 4, { gamesPerPairing: 1 });
    const game = { round: 1, seed: 1, outcome: 'ended', forfeits: [] } as const;
    // The first meets the second, as no first round is paired.
    const games = [
      { ...game, number: 1, pairing: 1, seats: ['0', '1'], ranks: { '0': 1, '1': 2 } },
      { ...game, number: 3, pairing: 2, seats: ['2', '3'], ranks: { '2': 1, '3': 2 } },
    ];
    expect(gamesToPlay(plan, games, []).map(together)).toEqual(['0 2', '1 3']);
  });

  test('at tables of four gives everybody a game in each round', () => {
    const games = playThrough(planOf('swiss', 16, { seatsPerGame: 4, gamesPerPairing: 4 }), THE_BETTER);
    expect(games).toHaveLength(4 * 4 * 4);
    expect(
      new Set(
        countBy(
          games.flatMap(({ seats }) => seats),
          (id) => id,
        ).values(),
      ),
    ).toEqual(new Set([16]));
  });
});

describe('a ladder', () => {
  test('never ends, pairs who has played least, and the near with the near', () => {
    const plan = planOf('ladder', 10);
    let games = [] as ReturnType<typeof played>[];
    for (let wave = 0; wave < 60; wave += 1) {
      const next = gamesToPlay(plan, games, []);
      expect(next).toHaveLength(10);
      games = [...games, ...next.map((game) => played(game, THE_BETTER(game)))];
    }
    expect(isFinished(plan, games)).toBe(false);
    expect(new Set(standingsOf(plan, games).map(({ games: count }) => count))).toEqual(new Set([120]));
    const distances = games.slice(-300).map(({ seats: [a, b] }) => Math.abs(Number(a) - Number(b)));
    expect(distances.reduce((sum, distance) => sum + distance, 0) / distances.length).toBeLessThan(3.2);
    expect(new Set(games.map(together)).size).toBeGreaterThan(30);
  });

  test('takes in who comes, leaves out who has left, and gives nobody two pairings at a time', () => {
    const plan = planOf('ladder', 4);
    const first = gamesToPlay(plan, [], []);
    const joined = { ...plan, entrants: [...planOf('ladder', 6).entrants] };
    const busy = first.slice(0, 1);
    const next = gamesToPlay(joined, [], busy);
    expect(new Set(next.map(({ number }) => number)).has(busy[0]?.number ?? 0)).toBe(false);
    expect(
      countBy(
        next.filter(({ pairing }) => pairing !== busy[0]?.pairing).flatMap(({ seats }) => seats),
        (id) => id,
      ),
    ).toEqual(
      new Map(['0', '1', '2', '3', '4', '5'].filter((id) => busy[0]?.seats.includes(id) !== true).map((id) => [id, 2])),
    );
    const left = { ...joined, entrants: joined.entrants.map((one) => (one.id === '3' ? { ...one, left: 2 } : one)) };
    expect(gamesToPlay(left, [], []).flatMap(({ seats }) => seats)).not.toContain('3');
  });
});

describe('every format', () => {
  const formats = TOURNAMENT_FORMATS.map((format) => [format]);

  test.each(formats)('%s: has no number and no game twice, whatever is under way', (format) => {
    const plan = planOf(format, 7, { gamesPerPairing: 4 });
    const results = [] as ReturnType<typeof played>[];
    let underWay: readonly PlannedGame[] = [];
    const begun: PlannedGame[] = [];
    for (let step = 0; step < 80; step += 1) {
      const [next] = gamesToPlay(plan, results, underWay);
      if (next !== undefined) begun.push(next);
      const open = next === undefined ? underWay : [...underWay, next];
      const [done, ...rest] = step % 3 === 0 ? open.toReversed() : open;
      underWay = step % 2 === 0 && next !== undefined ? open : rest.toReversed();
      if (done !== undefined && underWay !== open) results.push(played(done, THE_BETTER(done)));
    }
    expect(begun.length).toBeGreaterThan(20);
    expect(new Set(begun.map(({ number }) => number)).size).toBe(begun.length);
    expect(new Set(begun.map(({ seed, seats }) => `${seed} ${seats.join(' ')}`)).size).toBe(begun.length);
  });

  test.each(formats)('%s: plans the same in whatever order results have come', (format) => {
    const plan = planOf(format, 6);
    const games = gamesToPlay(plan, [], []).map((game) => played(game, THE_BETTER(game)));
    expect(gamesToPlay(plan, games.toReversed(), [])).toEqual(gamesToPlay(plan, games, []));
  });

  test.each(formats)('%s: plays a void game again once, with the same seats and seed, then it is a draw', (format) => {
    const plan = planOf(format, 2, { gamesPerPairing: 2 });
    const [game, other] = gamesToPlay(plan, [], []);
    if (game === undefined || other === undefined) throw new Error('no games');
    const broken = { ...played(game, {}), outcome: 'void' } as const;
    const [again] = gamesToPlay(plan, [broken], [other]);
    if (again === undefined) throw new Error('not again');
    expect(again).toEqual({ ...game, number: again.number });
    expect(again.number).not.toBe(game.number);
    const results = [broken, { ...broken, number: again.number }];
    expect(gamesToPlay(plan, results, []).map(({ number }) => number)).toContain(other.number);
    expect(standingsOf(plan, results).map(({ draws, points }) => [draws, points])).toEqual([
      [1, 0.5],
      [1, 0.5],
    ]);
  });

  test.each(formats)('%s: who forfeits loses, in a game that was not ended too', (format) => {
    const plan = planOf(format, 2, { gamesPerPairing: 2 });
    const [game] = gamesToPlay(plan, [], []);
    if (game === undefined) throw new Error('no games');
    const standings = standingsOf(plan, [{ ...played(game, {}, ['0']), outcome: 'void' }]);
    expect(standings.find(({ entrant }) => entrant === '0')).toMatchObject({ losses: 1, forfeits: 1, points: 0 });
    expect(standings.find(({ entrant }) => entrant === '1')).toMatchObject({ wins: 1, forfeits: 0, points: 1 });
  });
});
