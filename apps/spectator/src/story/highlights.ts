import { isHeadline, type Moment, weightOf } from './moment.js';
import type { Point } from './chapters.js';

/** Lines of a game's story. */
const MAX_STORY_LINES = 5;

/** The weightiest moments, in the order in which they happened. */
export function weightiest(moments: readonly Moment[], number: number): readonly Moment[] {
  return moments
    .filter(isHeadline)
    .toSorted((one, other) => weightOf(other) - weightOf(one) || one.seq - other.seq)
    .slice(0, number)
    .toSorted((one, other) => one.seq - other.seq);
}

/** @param decisive is one of them, if there is one */
export function storyLines(moments: readonly Moment[], decisive: Moment | null = null): readonly Moment[] {
  const lines = weightiest(moments, MAX_STORY_LINES);
  if (decisive === null || lines.includes(decisive)) return lines;
  const others = weightiest(moments, MAX_STORY_LINES - 1);
  return [...others, decisive].toSorted((one, other) => one.seq - other.seq);
}

interface Winner {
  readonly id: string;
  /** Their place at the table. */
  readonly order: number;
  /** All seats. */
  readonly seats: number;
}

/**
 * The moment that decided a game: the one that raised the winner's odds most, where such jumps are known; else the first one
 * after which the winner was ahead until the end; where they always were, the weightiest before the end. Null: nothing happened
 * before the end.
 */
export function decisiveMoment(moments: readonly Moment[], points: readonly Point[], winner: Winner): Moment | null {
  const [largest] = moments.toSorted((one, other) => raiseOf(other, winner) - raiseOf(one, winner));
  if (largest !== undefined && raiseOf(largest, winner) > 0) return largest;
  const headlines = moments.filter((moment) => isHeadline(moment) && moment.kind !== 'end');
  const lastBehind = points.findLast(
    ({ worth, score }) => !isAhead(score.some((one) => one !== null) ? score : worth, winner.order),
  );
  const after = headlines.filter(({ seq }) => seq >= (lastBehind?.seq ?? Infinity));
  const [first] = after;
  return first ?? weightiest(headlines, 1)[0] ?? null;
}

/** By how much a moment raised the winner's odds. What another one lost goes to the rest, in equal parts. */
function raiseOf(moment: Moment, { id, seats }: Winner): number {
  const jump = moment.kind === 'odds' ? moment : moment.jump;
  if (jump === undefined) return 0;
  return jump.playerId === id ? jump.to - jump.from : (jump.from - jump.to) / Math.max(1, seats - 1);
}

function isAhead(values: readonly (number | null)[], winner: number): boolean {
  const own = values[winner] ?? -Infinity;
  return values.every((value, seat) => seat === winner || (value ?? -Infinity) < own);
}
