import { isMonopoly, isOver, netWorth, outcomeOf, scoreOf, type Seat, sharesOf, type Story } from '../story/index.js';

/** What a share is of. */
export type Measure = 'chance' | 'worth' | 'score' | 'cash';

export interface Shares {
  readonly measure: Measure;
  /** By seat, 0 to 1, all together 1. */
  readonly shares: readonly number[];
}

/** The shares of a game without odds: of the net worth, else of scores or cash; null where there is nothing to compare. */
export function sharesWithoutOdds(story: Story): Shares | null {
  const { seats } = story;
  if (isMonopoly(story)) return shared('worth', seats, (seat) => netWorth(story, seat));
  return (
    shared('score', seats, ({ id }) => scoreOf(story, id)) ??
    shared('cash', seats, ({ cash, isOut }) => (isOut ? 0 : cash))
  );
}

/** Who has won, as shares; null: nobody, or not yet. */
export function sharesAtEnd(story: Story): Shares | null {
  if (!isOver(story)) return null;
  const outcome = outcomeOf(story);
  if (outcome.kind !== 'winner') return null;
  return { measure: 'chance', shares: story.seats.map(({ id }) => Number(id === outcome.seat.id)) };
}

function shared(measure: Measure, seats: readonly Seat[], valueOf: (seat: Seat) => number | null): Shares | null {
  const shares = sharesOf(seats.map(valueOf));
  return shares && { measure, shares };
}

/** Whole percents that add up to 100: what rounding leaves over goes to those who lost most by it. */
export function percentsOf(shares: readonly number[]): readonly number[] {
  const exact = shares.map((share) => share * 100);
  const percents = exact.map(Math.floor);
  const byRest = [...exact.keys()].toSorted((a, b) => restOf(exact[b]) - restOf(exact[a]));
  let left = 100 - percents.reduce((sum, percent) => sum + percent, 0);
  for (const seat of byRest) {
    if (left <= 0) break;
    percents[seat] = (percents[seat] ?? 0) + 1;
    left -= 1;
  }
  return percents;
}

function restOf(value = 0): number {
  return value - Math.floor(value);
}
