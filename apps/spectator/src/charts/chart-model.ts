import { type AgentDecision, type Point, pointOf, type Story } from '../story/index.js';

/** A line of a chart: the values of one seat, oldest first. */
export interface Series {
  readonly order: number;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** A chart is not wide enough to show more points. */
const MOST_POINTS = 240;

/** One line per seat, from the last point of each turn up to an event; a value that is null is left out. */
export function seriesOf(
  points: readonly Point[],
  until: number,
  valuesOf: (point: Point) => readonly (number | null)[],
): readonly Series[] {
  const known = points.filter(({ seq }) => seq <= until);
  const past = thinned(known.filter(({ turn }, index) => known[index + 1]?.turn !== turn));
  const seats = past.at(-1)?.worth.length ?? 0;
  return Array.from({ length: seats }, (_, order) => ({
    order,
    points: past.flatMap((point) => {
      const value = valuesOf(point)[order] ?? null;
      return value === null ? [] : { x: point.turn, y: value };
    }),
  }));
}

/** The points up to a moment, the last one at the moment itself: lines end at what the players' cards show. */
export function pointsUntil(points: readonly Point[], story: Story): readonly Point[] {
  return [...points.filter(({ seq }) => seq <= story.seq), pointOf(story)];
}

/** The running sum of a value of each decision, such as tokens or dollars. */
export function sumsOf(
  decisions: readonly AgentDecision[],
  until: number,
  seats: readonly string[],
  valueOf: (decision: AgentDecision) => number | null,
): readonly Series[] {
  return seats.map((playerId, order) => {
    let sum = 0;
    const own = decisions.filter((decision) => decision.playerId === playerId && decision.seq <= until);
    const points = own.flatMap((decision) => {
      const value = valueOf(decision);
      if (value === null) return [];
      sum += value;
      return [{ x: decision.turn ?? 0, y: sum }];
    });
    return { order, points: thinned(points) };
  });
}

/** Decision times of each seat in milliseconds: `middle` is the median, `slow` the 95th percentile. */
export interface Latency {
  readonly order: number;
  readonly decisions: number;
  readonly middle: number;
  readonly slow: number;
}

export function latencies(
  decisions: readonly AgentDecision[],
  until: number,
  seats: readonly string[],
): readonly Latency[] {
  return seats.map((playerId, order) => {
    const times = decisions
      .filter((decision) => decision.playerId === playerId && decision.seq <= until)
      .flatMap(({ ms }) => ms ?? [])
      .toSorted((a, b) => a - b);
    const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
    return { order, decisions: times.length, middle: at(0.5), slow: at(0.95) };
  });
}

function thinned<T>(points: readonly T[]): readonly T[] {
  const stride = Math.ceil(points.length / MOST_POINTS);
  if (stride <= 1) return points;
  return points.filter((_, index) => index % stride === 0 || index === points.length - 1);
}

/** The values at the ends of an axis: round, with nothing between them. */
export interface Range {
  readonly bottom: number;
  readonly top: number;
}

/** The axis of values that may be negative, as scores are; 0 is always on it. */
export function rangeOf(values: readonly number[]): Range {
  const [lowest, highest] = values.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [0, 0],
  );
  return { bottom: lowest < 0 ? -roundTop(-lowest) : 0, top: highest > 0 || lowest === 0 ? roundTop(highest) : 0 };
}

/** A round number not below the highest value, for the top of an axis. */
export function roundTop(highest: number): number {
  if (highest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  const step = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= highest) ?? 10;
  return step * power;
}

/** The values that have a line across the chart: nothing, the ends, and half of the top if nothing is below 0. */
export function gridValues({ bottom, top }: Range): readonly number[] {
  // Half of a whole number is left out where it would not be whole.
  if (bottom === 0 && Number.isInteger(top) && top % 2 !== 0) return [0, top];
  return bottom < 0 ? [bottom, ...(top > 0 ? [0, top] : [0])] : [0, top / 2, top];
}
