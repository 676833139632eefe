import type { TournamentPlan } from '../plan.js';
import { MAX_TIE_BREAKS, type Pairing } from './pairing.js';
import type { Results } from './results.js';

export type BracketPart = 'winners' | 'losers' | 'final';

/** Where somebody in a match comes from; a bye lets the other one pass without a game. */
export type Source =
  | { readonly kind: 'entrant'; readonly id: string }
  | { readonly kind: 'bye' }
  | { readonly kind: 'winner' | 'loser'; readonly of: number };

/** A place in the bracket, known from the start; its number is that of its pairing. */
export interface Match {
  readonly number: number;
  readonly part: BracketPart;
  /** In its part, 1 first. */
  readonly round: number;
  readonly sources: readonly [Source, Source];
  /** Played only if who came from the losers has won this match. */
  readonly onlyIfLost?: number;
}

/** All matches, each after those that its entrants come from. */
function matchesOf({ format, entrants }: TournamentPlan): readonly Match[] {
  const builder = new MatchList();
  const winners = winnersBracket(
    builder,
    entrants.map(({ id }) => id),
  );
  if (format === 'double_elimination') losersBracket(builder, winners);
  return builder.matches;
}

class MatchList {
  readonly matches: Match[] = [];

  add(part: BracketPart, round: number, one: Source, other: Source, onlyIfLost?: number): Match {
    const number = this.matches.length + 1;
    const match = { number, part, round, sources: [one, other] as const };
    const added = onlyIfLost === undefined ? match : { ...match, onlyIfLost };
    this.matches.push(added);
    return added;
  }
}

/** By rounds; the first of the seeding meets the last, and has a bye where the bracket is not full. */
function winnersBracket(list: MatchList, ids: readonly string[]): readonly (readonly Match[])[] {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, ids.length)));
  let sources: readonly Source[] = seedOrder(size).map((seed) => {
    const id = ids[seed];
    return id === undefined ? { kind: 'bye' } : { kind: 'entrant', id };
  });
  const rounds: (readonly Match[])[] = [];
  while (sources.length > 1) {
    const round = inPairs(sources).map(([one, other]) => list.add('winners', rounds.length + 1, one, other));
    rounds.push(round);
    sources = round.map(winnerOf);
  }
  return rounds;
}

/** The losers of each round come in against those who are left of the earlier ones, in turned order to meet others. */
function losersBracket(list: MatchList, winners: readonly (readonly Match[])[]): void {
  const [first = [], ...later] = winners;
  let left: readonly Source[] = first.map(loserOf);
  let round = 0;
  for (const [index, fresh] of later.entries()) {
    round += 1;
    const survivors = inPairs(left).map(([one, other]) => list.add('losers', round, one, other));
    round += 1;
    const fallen = index % 2 === 0 ? fresh.toReversed() : fresh;
    left = survivors
      .map((match, at) => ({ match, falling: fallen[at] }))
      .flatMap(({ match, falling }) =>
        falling === undefined ? [] : [list.add('losers', round, winnerOf(match), loserOf(falling))],
      )
      .map(winnerOf);
  }
  const [champion] = winners.at(-1) ?? [];
  const [survivor] = left;
  if (champion === undefined || survivor === undefined) return;
  const final = list.add('final', 1, winnerOf(champion), survivor);
  list.add('final', 2, winnerOf(champion), survivor, final.number);
}

function winnerOf({ number }: Match): Source {
  return { kind: 'winner', of: number };
}

function loserOf({ number }: Match): Source {
  return { kind: 'loser', of: number };
}

/** 0 and 1 meet in the last round only, and so on: 0 3 1 2, then 0 7 3 4 1 6 2 5. */
function seedOrder(size: number): readonly number[] {
  let order: readonly number[] = [0];
  while (order.length < size) {
    const last = order.length * 2 - 1;
    order = order.flatMap((seed) => [seed, last - seed]);
  }
  return order;
}

function inPairs<T>(items: readonly T[]): readonly (readonly [T, T])[] {
  return items.flatMap((one, index) => {
    const other = items[index + 1];
    return index % 2 === 0 && other !== undefined ? [[one, other] as const] : [];
  });
}

/** Somebody in a match: `null` is a bye, undefined not yet known. */
export type Side = string | null | undefined;

/** What is known of a match. */
export interface MatchState {
  readonly match: Match;
  readonly sides: readonly [Side, Side];
  /** Undefined: not yet decided. */
  readonly winner: Side;
  readonly loser: Side;
  /** How it was decided. */
  readonly by?: 'games' | 'tie_break' | 'seeding' | 'bye' | 'not_needed';
}

/** The state of all matches. */
export function statesOf(plan: TournamentPlan, results: Results): readonly MatchState[] {
  const states = new Map<number, MatchState>();
  for (const match of matchesOf(plan)) states.set(match.number, stateOf(match, states, plan, results));
  return [...states.values()];
}

function stateOf(
  match: Match,
  states: ReadonlyMap<number, MatchState>,
  plan: TournamentPlan,
  results: Results,
): MatchState {
  const [one, other] = [sideOf(match.sources[0], states), sideOf(match.sources[1], states)];
  const sides = [one, other] as const;
  const undecided = { match, sides, winner: undefined, loser: undefined };
  if (match.onlyIfLost !== undefined) {
    const before = states.get(match.onlyIfLost);
    if (before?.winner === undefined) return { ...undecided, sides: [undefined, undefined] };
    if (before.winner === before.sides[0])
      return { match, sides, winner: before.winner, loser: before.loser, by: 'not_needed' };
  }
  if (one === null) return other === undefined ? undecided : { match, sides, winner: other, loser: null, by: 'bye' };
  if (other === null) return one === undefined ? undecided : { match, sides, winner: one, loser: null, by: 'bye' };
  if (one === undefined || other === undefined) return undecided;
  const decision = decisionOf(match.number, [one, other], plan, results);
  if (decision === undefined) return undecided;
  const { winner, by } = decision;
  return { match, sides, winner, loser: winner === one ? other : one, by };
}

function sideOf(source: Source, states: ReadonlyMap<number, MatchState>): Side {
  if (source.kind === 'entrant') return source.id;
  if (source.kind === 'bye') return null;
  return states.get(source.of)?.[source.kind];
}

interface Decision {
  readonly winner: string;
  readonly by: 'games' | 'tie_break' | 'seeding';
}

/** More points; else sets of mirrored games break the tie; else fewer forfeits, and then the seeding. */
function decisionOf(
  pairing: number,
  [one, other]: readonly [string, string],
  plan: TournamentPlan,
  results: Results,
): Decision | undefined {
  const count = gamesNeeded(pairing, plan, results);
  if (!results.isPlayed(pairing, count)) return undefined;
  const points = results.points(pairing);
  const ahead = (points.get(one) ?? 0) - (points.get(other) ?? 0);
  const by = count > results.slots.base ? 'tie_break' : 'games';
  if (ahead !== 0) return { winner: ahead > 0 ? one : other, by };
  const forfeits = (id: string): number => results.gamesOf(pairing).filter((game) => game.forfeits.includes(id)).length;
  const fewer = forfeits(other) - forfeits(one);
  const ids = plan.entrants.map(({ id }) => id);
  const isOneBetter = fewer === 0 ? ids.indexOf(one) < ids.indexOf(other) : fewer > 0;
  return { winner: isOneBetter ? one : other, by: 'seeding' };
}

/** The games of a match as far as they are known: further ones as long as it is level. */
export function gamesNeeded(pairing: number, { seatsPerGame }: TournamentPlan, results: Results): number {
  let count = results.slots.base;
  for (let set = 0; set < MAX_TIE_BREAKS; set += 1) {
    if (!results.isPlayed(pairing, count)) return count;
    const [first, second] = results.points(pairing, count).values();
    if (first !== second) return count;
    count += seatsPerGame;
  }
  return count;
}

/** Matches that are played, or may be now. */
export function elimination(plan: TournamentPlan, results: Results): readonly Pairing[] {
  const depths = new Map<number, number>();
  return statesOf(plan, results).flatMap(({ match, sides: [one, other], by }) => {
    const before = match.sources.map((source) => ('of' in source ? (depths.get(source.of) ?? 0) : 0));
    const round = 1 + Math.max(...before, depths.get(match.onlyIfLost ?? 0) ?? 0);
    depths.set(match.number, round);
    if (by === 'bye' || by === 'not_needed' || one == null || other == null) return [];
    return [{ number: match.number, round, seats: [one, other] }];
  });
}

export function isDecided(plan: TournamentPlan, results: Results): boolean {
  return statesOf(plan, results).every(({ winner }) => winner !== undefined);
}
