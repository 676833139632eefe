import { holm, type Interval, studentQuantile, studentTail, wilson } from './distributions.js';
import type { GameSet } from './sets.js';

/** Beyond this a difference may be luck. */
const MAX_ERROR = 0.05;

/** A share of the points, with the interval that contains the true one with 95 % confidence. */
export interface Share extends Interval {
  readonly mean: number;
}

interface Sample {
  readonly sets: number;
  readonly mean: number;
  /** With one set won and one lost added (A. Agresti and B. Caffo, The American Statistician 54, 2000). */
  readonly shrunk: number;
  /** The variance of a set's points, as a share of that of a game without draws. */
  readonly spread: number;
}

/**
 * Shares of points and their differences. The observation is a set of mirrored games, not a game: the games of a set share
 * their luck. Differences are paired: what two entrants have had from the same sets counts together.
 */
export class Differences {
  private readonly samples = new Map<string, Sample>();
  /** By both entrants: the sum of the products of their deviations in the sets that they shared. */
  private readonly products = new Map<string, number>();

  constructor(
    private readonly ids: readonly string[],
    sets: readonly GameSet[],
  ) {
    const values = new Map<string, number[]>(ids.map((id) => [id, []]));
    for (const set of sets) for (const [id, points] of set) values.get(id)?.push(points);
    for (const [id, points] of values) this.samples.set(id, sampleOf(points));
    for (const set of sets) this.addProducts(set);
  }

  /** Wilson's interval for the effective number of games (N. Dean and M. Pagano, Stat. Meth. Med. Res. 24, 2015). */
  share(id: string): Share {
    const { sets, mean, spread } = this.sample(id);
    if (sets === 0) return { mean: 0, low: 0, high: 1 };
    const effective = sets / spread;
    return { mean, ...wilson(mean * effective, effective, studentQuantile(sets)) };
  }

  /** For each entrant those from whom its difference may be luck: Student's test, Holm's correction over all pairs. */
  tied(): ReadonlyMap<string, readonly string[]> {
    const pairs = this.ids.flatMap((one, index) => this.ids.slice(index + 1).map((other) => [one, other] as const));
    const errors = holm(pairs.map(([one, other]) => this.errorOf(one, other)));
    const tied = new Map<string, string[]>(this.ids.map((id) => [id, []]));
    for (const [index, [one, other]] of pairs.entries()) {
      if ((errors[index] ?? 1) <= MAX_ERROR) continue;
      tied.get(one)?.push(other);
      tied.get(other)?.push(one);
    }
    return tied;
  }

  /** How likely a difference at least as large would be if both were equally good. */
  errorOf(one: string, other: string): number {
    const [first, second] = [this.sample(one), this.sample(other)];
    if (first.sets === 0 || second.sets === 0) return 1;
    const [a, b] = [varianceOf(first), varianceOf(second)];
    const shared = (this.products.get(keyOf(one, other)) ?? 0) / (first.sets * second.sets);
    const covariance = Math.max(-Math.sqrt(a * b), Math.min(0, shared));
    const error = Math.sqrt(a + b - 2 * covariance);
    return studentTail((first.shrunk - second.shrunk) / error, Math.min(first.sets, second.sets));
  }

  private sample(id: string): Sample {
    return this.samples.get(id) ?? sampleOf([]);
  }

  private addProducts(set: GameSet): void {
    const entries = [...set];
    for (const [one, points] of entries)
      for (const [other, theirs] of entries) {
        if (one >= other) continue;
        const product = (points - this.sample(one).mean) * (theirs - this.sample(other).mean);
        const key = keyOf(one, other);
        this.products.set(key, (this.products.get(key) ?? 0) + product);
      }
  }
}

function sampleOf(points: readonly number[]): Sample {
  const sets = points.length;
  const sum = points.reduce((total, value) => total + value, 0);
  const mean = sets === 0 ? 0 : sum / sets;
  const shrunk = (sum + 1) / (sets + 2);
  const squares = points.reduce((total, value) => total + (value - mean) ** 2, 0);
  // One set more that tells as much as one game: without it, few equal results would look certain.
  const prior = shrunk * (1 - shrunk);
  const spread = (squares + prior) / (Math.max(0, sets - 1) * mean * (1 - mean) + prior);
  return { sets, mean, shrunk, spread };
}

function varianceOf({ sets, shrunk, spread }: Sample): number {
  return (spread * shrunk * (1 - shrunk)) / (sets + 2);
}

function keyOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}
