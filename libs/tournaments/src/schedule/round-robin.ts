import type { TournamentPlan } from '../plan.js';
import { randomOf } from '../random.js';
import type { Pairing } from './pairing.js';

/** Tables to choose from for each cyclic block; more make the meetings hardly more even. */
const CANDIDATES = 200;

/**
 * All pairings of a round robin. Two at a table: each pair once, in rounds in which everybody plays once (the circle
 * method), first as often as second. More at a table, but not all: each pair at least once, everybody equally often in
 * each seat (a cyclic block design).
 */
export function roundRobin({ entrants, seatsPerGame, seed }: TournamentPlan): readonly Pairing[] {
  const ids = entrants.map(({ id }) => id);
  if (seatsPerGame >= ids.length) return [{ number: 1, round: 1, seats: ids }];
  const tables = seatsPerGame === 2 ? circle(ids.length) : cyclicBlocks(ids.length, seatsPerGame, seed);
  return tables.map(({ round, seats }, index) => ({
    number: index + 1,
    round,
    seats: seats.flatMap((seat) => ids[seat] ?? []),
  }));
}

interface Table {
  readonly round: number;
  readonly seats: readonly number[];
}

/** One stays, the others go round. With an odd number, who meets nobody has a round off. */
function circle(count: number): readonly Table[] {
  const size = count + (count % 2);
  return Array.from({ length: size - 1 }, (_, round) =>
    Array.from({ length: size / 2 }, (__, at) => {
      const one = at === 0 ? size - 1 : (round + at) % (size - 1);
      const other = at === 0 ? round : (round - at + size - 1) % (size - 1);
      return { round: round + 1, seats: inOrder(one, other, count) };
    }).filter(({ seats }) => seats.every((seat) => seat < count)),
  ).flat();
}

/** Who is up to half a circle ahead is first, so everybody is first against half of the others. */
function inOrder(one: number, other: number, count: number): readonly number[] {
  const ahead = (other - one + count) % count;
  const isFirst = ahead * 2 < count || (ahead * 2 === count && one < other);
  return isFirst ? [one, other] : [other, one];
}

/** Blocks that are moved round the circle, until each difference of two seats has been there: then each pair has met. */
function cyclicBlocks(count: number, size: number, seed: number): readonly Table[] {
  const random = randomOf(seed);
  const met = Array.from({ length: count }, () => 0);
  const tables: Table[] = [];
  for (let round = 1; ; round += 1) {
    const missing = met.indexOf(0, 1);
    if (missing === -1) return tables;
    const block = evenBlock(missing, count, size, met, random);
    for (const difference of differencesIn(block, count)) met[difference] = (met[difference] ?? 0) + 1;
    for (let shift = 0; shift < count; shift += 1)
      tables.push({ round, seats: block.map((seat) => (seat + shift) % count) });
  }
}

/** Of some random blocks with the missing difference, the one after which pairs have met most evenly. */
function evenBlock(
  missing: number,
  count: number,
  size: number,
  met: readonly number[],
  random: () => number,
): readonly number[] {
  let [best, least] = [[0, missing], Number.POSITIVE_INFINITY];
  for (let tried = 0; tried < CANDIDATES; tried += 1) {
    const block = new Set([0, missing]);
    while (block.size < size) block.add(Math.floor(random() * count));
    const seats = [...block];
    const after = [...met];
    for (const difference of differencesIn(seats, count)) after[difference] = (after[difference] ?? 0) + 1;
    const unevenness = after.slice(1).reduce((sum, times) => sum + (times === 0 ? size * count : times ** 2), 0);
    if (unevenness < least) [best, least] = [seats, unevenness];
  }
  return best;
}

function differencesIn(block: readonly number[], count: number): readonly number[] {
  return block.flatMap((one) => block.filter((other) => other !== one).map((other) => (other - one + count) % count));
}
