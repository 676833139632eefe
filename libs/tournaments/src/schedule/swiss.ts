import type { Entrant, TournamentPlan } from '../plan.js';
import { exact } from '../points.js';
import { canAllBePaired } from './matching.js';
import { Meetings } from './meetings.js';
import type { Pairing } from './pairing.js';
import type { Results } from './results.js';

/** A round of a Swiss tournament: who meets, and who has a bye. */
export interface SwissRound {
  readonly round: number;
  readonly pairings: readonly Pairing[];
  readonly byes: readonly string[];
}

export function swissRounds({ rounds, entrants }: TournamentPlan): number {
  return rounds ?? Math.max(1, Math.ceil(Math.log2(entrants.length)));
}

/** The rounds that are known: the next one is, when all games of the one before are over. */
export function swiss(plan: TournamentPlan, results: Results): readonly SwissRound[] {
  const rounds: SwissRound[] = [];
  const history = new Meetings();
  const points = new Map<string, number>();
  const byes = new Map<string, number>();
  let number = 1;
  for (let round = 1; round <= swissRounds(plan); round += 1) {
    const before = rounds.at(-1);
    if (before !== undefined && !before.pairings.every((pairing) => results.isPlayed(pairing.number))) break;
    for (const pairing of before?.pairings ?? [])
      for (const [id, won] of results.points(pairing.number)) points.set(id, exact((points.get(id) ?? 0) + won));
    const ranked = plan.entrants
      .filter((entrant) => playsIn(entrant, round))
      .map(({ id }) => id)
      .toSorted((a, b) => (points.get(b) ?? 0) - (points.get(a) ?? 0));
    const { pairings, resting } =
      begunRound(ranked, plan.seatsPerGame, number, results) ??
      newRound(round, number, history, pairedRound(ranked, plan.seatsPerGame, points, byes, history));
    number += pairings.length;
    for (const { seats } of pairings) history.add(seats);
    for (const id of resting) {
      byes.set(id, (byes.get(id) ?? 0) + 1);
      // As if it had won all games of the round.
      points.set(id, (points.get(id) ?? 0) + results.slots.base);
    }
    rounds.push({ round, pairings, byes: resting });
  }
  return rounds;
}

function playsIn({ joined, left }: Entrant, round: number): boolean {
  return joined <= round && (left === undefined || round < left);
}

interface Round {
  readonly pairings: readonly Pairing[];
  readonly resting: readonly string[];
}

/** A round as its games have it, if one of each pairing is over: to pair all earlier rounds again would take seconds. */
function begunRound(ranked: readonly string[], size: number, first: number, results: Results): Round | undefined {
  const count = Math.floor(ranked.length / size);
  const pairings = Array.from({ length: count }, (_, index) => results.pairing(first + index) ?? []).flat();
  if (pairings.length < count) return undefined;
  const playing = new Set(pairings.flatMap(({ seats }) => seats));
  return { pairings, resting: ranked.filter((id) => !playing.has(id)) };
}

function newRound(round: number, first: number, history: Meetings, { tables, resting }: Tables): Round {
  const pairings = tables.map((table, index) => ({ number: first + index, round, seats: history.seated(table) }));
  return { pairings, resting };
}

interface Tables {
  readonly tables: readonly (readonly string[])[];
  readonly resting: readonly string[];
}

/** Those who have a bye are the last of those who had fewest. */
function pairedRound(
  ranked: readonly string[],
  size: number,
  points: ReadonlyMap<string, number>,
  byes: ReadonlyMap<string, number>,
  history: Meetings,
): Tables {
  const byeCount = ranked.length < size ? ranked.length : ranked.length % size;
  const candidates = ranked.toReversed().toSorted((a, b) => (byes.get(a) ?? 0) - (byes.get(b) ?? 0));
  if (size > 2) {
    const resting = candidates.slice(0, byeCount);
    return {
      tables: groups(
        ranked.filter((id) => !resting.includes(id)),
        size,
        history,
      ),
      resting,
    };
  }
  const choices = byeCount === 0 ? [[]] : candidates.map((id) => [id]);
  for (let limit = 0; ; limit += 1)
    for (const resting of choices) {
      const playing = ranked.filter((id) => !resting.includes(id));
      const tables = pairs(playing, points, (one, other) => history.times(one, other) <= limit);
      if (tables !== undefined) return { tables, resting };
    }
}

type May = (one: string, other: string) => boolean;

/** From the top, each with the first opponent whom it may meet and after whom all others can still be paired. */
function pairs(
  ranked: readonly string[],
  points: ReadonlyMap<string, number>,
  may: May,
): readonly (readonly string[])[] | undefined {
  const greedy = paired(ranked, points, may, 0);
  if (greedy !== undefined || !pairable(ranked, may)) return greedy;
  // Asking ahead is slow, and mostly needed for the last ones only.
  for (let last = 16; ; last *= 2) {
    const tables = paired(ranked, points, may, last);
    if (tables !== undefined || last > ranked.length) return tables;
  }
}

function pairable(ids: readonly string[], may: May): boolean {
  return canAllBePaired(ids.length, (one, other) => may(ids[one] ?? '', ids[other] ?? ''));
}

/** @param last it is asked ahead as soon as no more than these are left */
function paired(
  ranked: readonly string[],
  points: ReadonlyMap<string, number>,
  may: May,
  last: number,
): readonly (readonly string[])[] | undefined {
  const isGoodRest = (rest: readonly string[]): boolean => rest.length > last || pairable(rest, may);
  const tables: (readonly string[])[] = [];
  let rest = ranked;
  while (rest.length > 0) {
    const [top = '', ...others] = rest;
    const opponent = byPreference(top, others, points).find(
      (id) => may(top, id) && isGoodRest(others.filter((other) => other !== id)),
    );
    if (opponent === undefined) return undefined;
    tables.push([top, opponent]);
    rest = others.filter((id) => id !== opponent);
  }
  return tables;
}

/** Within its score group the first of the upper half meets the first of the lower half; then come the groups below. */
function byPreference(top: string, others: readonly string[], points: ReadonlyMap<string, number>): readonly string[] {
  const score = points.get(top) ?? 0;
  const group = others.filter((id) => (points.get(id) ?? 0) === score);
  const half = Math.floor(group.length / 2);
  return [...group.slice(half), ...group.slice(0, half).toReversed(), ...others.slice(group.length)];
}

/** Larger tables: from the top, each time the one that has met those at the table least; of several the nearest. */
function groups(ranked: readonly string[], size: number, history: Meetings): readonly (readonly string[])[] {
  const tables: (readonly string[])[] = [];
  let rest = ranked;
  while (rest.length > 0) {
    const [top = ''] = rest;
    const table = [top];
    while (table.length < size) {
      const free = rest.filter((id) => !table.includes(id));
      const met = (id: string): number => table.reduce((sum, other) => sum + history.times(id, other), 0);
      const [next] = free.toSorted((a, b) => met(a) - met(b));
      if (next === undefined) break;
      table.push(next);
    }
    tables.push(table);
    rest = rest.filter((id) => !table.includes(id));
  }
  return tables;
}
