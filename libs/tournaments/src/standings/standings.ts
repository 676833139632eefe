import type { PlayedGame, TournamentFormat, TournamentPlan } from '../plan.js';
import { exact, firstOf, pointsOf } from '../points.js';
import { type MatchState, statesOf } from '../schedule/elimination.js';
import { Results } from '../schedule/results.js';
import { swiss } from '../schedule/swiss.js';
import { Differences, type Share } from './differences.js';
import { ratingsOf } from './rating.js';
import { setsOf } from './sets.js';

/** Where an entrant stands. */
export interface Standing {
  /** 1 first; those who are level share it. */
  readonly place: number;
  /** Its id. */
  readonly entrant: string;
  readonly games: number;
  /** First places that were nobody else's. */
  readonly wins: number;
  /** First places that it shared. */
  readonly draws: number;
  readonly losses: number;
  readonly forfeits: number;
  readonly byes: number;
  /** Of its games, 1 for a win, with two in a game; a bye counts as all games of a pairing. */
  readonly points: number;
  /** What breaks ties: the points of its opponents (Swiss), the round it came to (elimination), else 0. */
  readonly tieBreak: number;
  /** Elo's, 0 for those who are new: the order of a ladder. */
  readonly rating: number;
  /** Of the points that were to be had in its games. */
  readonly share: Share;
  /** Ids of the entrants from which its difference may be luck. */
  readonly tiedWith: readonly string[];
}

/** In the order of the places. */
export function standingsOf(plan: TournamentPlan, played: readonly PlayedGame[]): readonly Standing[] {
  const results = new Results(plan, played);
  const counts = countsOf(plan, results);
  const order = ORDERS[plan.format](plan, results, counts);
  const ids = plan.entrants.map(({ id }) => id);
  const differences = new Differences(ids, setsOf(plan, results));
  const tied = differences.tied();
  const ratings = ratingsOf(results.games());
  const ranked = ids.toSorted((a, b) => compare(order.get(b), order.get(a)));
  return ranked.map((id) => ({
    place: 1 + ranked.findIndex((other) => compare(order.get(other), order.get(id)) === 0),
    entrant: id,
    ...(counts.get(id) ?? NOTHING),
    tieBreak: plan.format === 'swiss' || isKnockout(plan.format) ? (order.get(id)?.at(-1) ?? 0) : 0,
    rating: Math.round(ratings.get(id) ?? 0),
    share: differences.share(id),
    tiedWith: tied.get(id) ?? [],
  }));
}

type Counts = Pick<Standing, 'games' | 'wins' | 'draws' | 'losses' | 'forfeits' | 'byes' | 'points'>;

const NOTHING: Counts = { games: 0, wins: 0, draws: 0, losses: 0, forfeits: 0, byes: 0, points: 0 };

function countsOf(plan: TournamentPlan, results: Results): ReadonlyMap<string, Counts> {
  const counts = new Map<string, Counts>(plan.entrants.map(({ id }) => [id, NOTHING]));
  const add = (id: string, more: Partial<Counts>): void => {
    const { games, wins, draws, losses, forfeits, byes, points } = counts.get(id) ?? NOTHING;
    counts.set(id, {
      games: games + (more.games ?? 0),
      wins: wins + (more.wins ?? 0),
      draws: draws + (more.draws ?? 0),
      losses: losses + (more.losses ?? 0),
      forfeits: forfeits + (more.forfeits ?? 0),
      byes: byes + (more.byes ?? 0),
      points: exact(points + (more.points ?? 0)),
    });
  };
  for (const game of results.games()) {
    const first = firstOf(game);
    for (const [id, points] of pointsOf(game)) {
      const isFirst = first.includes(id);
      add(id, {
        games: 1,
        [isFirst ? (first.length === 1 ? 'wins' : 'draws') : 'losses']: 1,
        forfeits: game.forfeits.includes(id) ? 1 : 0,
        points,
      });
    }
  }
  if (plan.format === 'swiss')
    for (const id of swiss(plan, results).flatMap(({ byes }) => byes)) add(id, { byes: 1, points: results.slots.base });
  return counts;
}

/** What entrants are ordered by: the first number decides, then the next; more is better. */
type Order = ReadonlyMap<string, readonly number[]>;

const ORDERS: Readonly<
  Record<TournamentFormat, (plan: TournamentPlan, results: Results, counts: ReadonlyMap<string, Counts>) => Order>
> = {
  round_robin: (_plan, _results, counts) => new Map([...counts].map(([id, { points }]) => [id, [points]])),
  swiss: (plan, results, counts) => swissOrder(plan, results, counts),
  single_elimination: (plan, results) => knockoutOrder(plan, results),
  double_elimination: (plan, results) => knockoutOrder(plan, results),
  ladder: (_plan, results, counts) => {
    const ratings = ratingsOf(results.games());
    return new Map([...counts.keys()].map((id) => [id, [ratings.get(id) ?? 0]]));
  },
};

/** Points, then the points of all opponents (Buchholz). */
function swissOrder(plan: TournamentPlan, results: Results, counts: ReadonlyMap<string, Counts>): Order {
  const opponents = new Map<string, number>();
  for (const { seats } of swiss(plan, results).flatMap(({ pairings }) => pairings))
    for (const id of seats)
      for (const other of seats)
        if (id !== other) opponents.set(id, exact((opponents.get(id) ?? 0) + (counts.get(other) ?? NOTHING).points));
  return new Map([...counts].map(([id, { points }]) => [id, [points, opponents.get(id) ?? 0]]));
}

/** Who is still in comes first, then who went out last; those who went out in the same round are level. */
function knockoutOrder(plan: TournamentPlan, results: Results): Order {
  const states = statesOf(plan, results);
  const stages = [...new Set(states.map(stageOf))];
  const order = new Map<string, readonly number[]>(plan.entrants.map(({ id }) => [id, [stages.length]]));
  for (const state of states)
    if (state.loser != null && isOut(plan.format, state)) order.set(state.loser, [stages.indexOf(stageOf(state))]);
  return order;
}

function stageOf({ match: { part, round } }: MatchState): string {
  return `${part} ${round}`;
}

/** Out after two lost matches, where there is a bracket of losers. */
function isOut(format: TournamentFormat, { match, sides, loser, by }: MatchState): boolean {
  if (by === 'not_needed') return false;
  if (format === 'single_elimination' || match.part === 'losers') return true;
  return match.part === 'final' && (match.round === 2 || loser === sides[1]);
}

function isKnockout(format: TournamentFormat): boolean {
  return format === 'single_elimination' || format === 'double_elimination';
}

function compare(a: readonly number[] = [], b: readonly number[] = []): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
