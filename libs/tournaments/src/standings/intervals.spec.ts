import { describe, expect, test } from '@jest/globals';
import { type PlayedGame, type Standing, standingsOf, type TournamentPlan } from '../index.js';
import { planOf } from '../testing/play-through.js';
import { simulations, type World } from '../testing/simulation.js';

function* runs(plan: TournamentPlan, world: World, count: number): Generator<readonly Standing[]> {
  const all: Iterator<readonly PlayedGame[], never> = simulations(plan, world);
  for (let run = 0; run < count; run += 1) yield standingsOf(plan, all.next().value);
}

const [FOR_THE_TRUTH, TRIED] = [200, 100];

/** How often the interval contains the share that an entrant has in the mean of many tournaments. */
function coverage(plan: TournamentPlan, world: World): number {
  const truth = new Map<string, number>();
  for (const standings of runs(plan, world, FOR_THE_TRUTH))
    for (const { entrant, share } of standings)
      truth.set(entrant, (truth.get(entrant) ?? 0) + share.mean / FOR_THE_TRUTH);
  const contained = [...runs(plan, world, TRIED)].flat().map(({ entrant, share: { low, high } }) => {
    const share = truth.get(entrant) ?? 0;
    return low <= share && share <= high;
  });
  return contained.filter(Boolean).length / contained.length;
}

const EQUAL = [0, 0, 0, 0, 0, 0];
const UNEQUAL = [-2, -1.2, -0.4, 0.4, 1.2, 2];

describe('the interval of a share contains the true one in 90 to 99 of 100 tournaments', () => {
  test.each([
    ['equal agents, no luck', EQUAL, 0, 0],
    ['equal agents, much luck, draws', EQUAL, 2, 0.2],
    ['unequal agents, no luck', UNEQUAL, 0, 0],
    ['unequal agents, much luck, draws', UNEQUAL, 2, 0.2],
  ])('%s', (_, strengths, luck, draws) => {
    const covered = coverage(planOf('round_robin', 6, { gamesPerPairing: 8 }), { strengths, luck, draws });
    expect(covered).toBeGreaterThan(0.9);
    expect(covered).toBeLessThan(0.99);
  });

  test('four at a table', () => {
    const plan = planOf('round_robin', 4, { seatsPerGame: 4, gamesPerPairing: 80 });
    const covered = coverage(plan, { strengths: [-1, -0.3, 0.3, 1], luck: 1, draws: 0 });
    expect(covered).toBeGreaterThan(0.9);
    expect(covered).toBeLessThan(0.99);
  });
});

describe('a difference', () => {
  const plan = planOf('round_robin', 6, { gamesPerPairing: 8 });

  test.each([0, 2])('among equal agents is called real in hardly one of 20 tournaments, with luck %d', (luck) => {
    const all = [...runs(plan, { strengths: EQUAL, luck, draws: 0.1 }, 250)];
    const mistaken = all.filter((standings) => standings.some(({ tiedWith }) => tiedWith.length < 5));
    // 5 % are expected; three standard errors more are 23 of 250.
    expect(mistaken.length).toBeLessThan(23);
  });

  test('between the best and the worst of unequal agents is called real in nearly all', () => {
    const all = [...runs(plan, { strengths: UNEQUAL, luck: 1, draws: 0 }, 40)];
    const found = all.filter((standings) => {
      const best = standings.find(({ entrant }) => entrant === '5');
      return best !== undefined && !best.tiedWith.includes('0');
    });
    expect(found.length).toBeGreaterThan(37);
  });

  test('needs more than two games', () => {
    const two = planOf('round_robin', 2);
    const won = { round: 1, pairing: 1, outcome: 'ended', ranks: { 0: 1, 1: 2 }, forfeits: [] } as const;
    const [first] = standingsOf(two, [
      { ...won, number: 1, seats: ['0', '1'] },
      { ...won, number: 2, seats: ['1', '0'] },
    ]);
    expect(first).toMatchObject({ entrant: '0', wins: 2, tiedWith: ['1'] });
  });
});

describe('mirroring', () => {
  test('makes intervals narrower where luck decides most', () => {
    const widthOf = (more: Partial<TournamentPlan>): number => {
      const plan = planOf('round_robin', 4, { gamesPerPairing: 20, ...more });
      const widths = [...runs(plan, { strengths: [0, 0, 0, 0], luck: 4, draws: 0 }, 20)]
        .flat()
        .map(({ share }) => share.high - share.low);
      return widths.reduce((sum, width) => sum + width, 0) / widths.length;
    };
    expect(widthOf({})).toBeLessThan(0.8 * widthOf({ seating: 'rotated' }));
  });
});
