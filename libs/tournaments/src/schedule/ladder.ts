import type { PlannedGame, TournamentPlan } from '../plan.js';
import { Meetings } from './meetings.js';
import type { Pairing } from './pairing.js';
import { ratingsOf } from '../standings/rating.js';
import type { Results } from './results.js';

/** One earlier meeting counts as much as this difference of ratings. */
const RATING_PER_MEETING = 60;

/**
 * The pairings of a ladder that are known, and new ones for entrants that have none under way: who has played least comes
 * first, with the nearest in rating among those it has met least.
 */
export function ladder(plan: TournamentPlan, results: Results, underWay: readonly PlannedGame[]): readonly Pairing[] {
  const present = new Set(plan.entrants.filter(({ left }) => left === undefined).map(({ id }) => id));
  const known = knownPairings(results, underWay).filter(
    ({ number, seats }) =>
      results.isPlayed(number) || seats.every((id) => present.has(id)) || isUnderWay(number, underWay),
  );
  const history = new Meetings();
  const counts = new Map<string, number>();
  const busy = new Set<string>();
  for (const { number, seats } of known) {
    history.add(seats);
    for (const id of seats) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
      if (!results.isPlayed(number)) busy.add(id);
    }
  }
  const rating = ratingsOf(results.games());
  const free = [...present]
    .filter((id) => !busy.has(id))
    .toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0));
  const tables = tablesOf(free, plan.seatsPerGame, history, (id) => rating.get(id) ?? 0);
  const last = Math.max(results.lastPairing(), ...underWay.map(({ pairing }) => pairing));
  const fresh = tables.map((table, index) => ({
    number: last + index + 1,
    round: 1 + Math.max(...table.map((id) => counts.get(id) ?? 0)),
    seats: history.seated(table),
  }));
  return [...known, ...fresh];
}

function isUnderWay(number: number, underWay: readonly PlannedGame[]): boolean {
  return underWay.some(({ pairing }) => pairing === number);
}

function knownPairings(results: Results, underWay: readonly PlannedGame[]): readonly Pairing[] {
  const games = [...results.first(), ...underWay];
  const known = new Map(games.map((game) => [game.pairing, results.slots.pairingOf(game)]));
  return [...known.values()].toSorted((a, b) => a.number - b.number);
}

function tablesOf(
  ids: readonly string[],
  size: number,
  history: Meetings,
  rating: (id: string) => number,
): readonly (readonly string[])[] {
  const tables: (readonly string[])[] = [];
  let rest = ids;
  while (rest.length >= size) {
    const [first = ''] = rest;
    const distance = (id: string): number =>
      Math.abs(rating(id) - rating(first)) + RATING_PER_MEETING * history.times(id, first);
    const others = rest.slice(1).toSorted((a, b) => distance(a) - distance(b));
    const table = [first, ...others.slice(0, size - 1)];
    tables.push(table);
    rest = rest.filter((id) => !table.includes(id));
  }
  return tables;
}
