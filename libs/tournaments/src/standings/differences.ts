import { holm, type Interval, studentQuantile, studentTail, wilson } from './distributions.js';
import type { GameSet } from './sets.js';
import { type Spread, spreadOf } from './spread.js';

/** Beyond this a difference may be luck. */
const MAX_ERROR = 0.05;

/** A share of the points, with the interval that contains the true one with 95 % confidence. */
export interface Share extends Interval {
  readonly mean: number;
}

interface Sample {
  sets: number;
  points: number;
}

const NO_SETS: Sample = { sets: 0, points: 0 };

/**
 * Shares of points and their differences. The observation is a set of mirrored games, not a game: the games of a set share
 * their luck. Differences are paired: what two entrants have had from the same sets counts together.
 */
export class Differences {
  private readonly samples = new Map<string, Sample>();
  private readonly spread: Spread;
  /** By both entrants: the sum of the products of their deviations in the sets that they shared. */
  private readonly products = new Map<string, number>();

  constructor(
    private readonly ids: readonly string[],
    sets: readonly GameSet[],
  ) {
    for (const set of sets)
      for (const [id, points] of set) {
        const { sets: count, points: sum } = this.sample(id);
        this.samples.set(id, { sets: count + 1, points: sum + points });
      }
    this.spread = spreadOf(sets, new Map([...this.samples].map(([id, sample]) => [id, meanOf(sample)])));
    for (const set of sets) this.addProducts(set);
  }

  /** Wilson's interval for the effective number of games (N. Dean and M. Pagano, Stat. Meth. Med. Res. 24, 2015). */
  share(id: string): Share {
    const sample = this.sample(id);
    if (sample.sets === 0) return { mean: 0, low: 0, high: 1 };
    const mean = meanOf(sample);
    const effective = sample.sets / this.spread.ofSet;
    return { mean, ...wilson(mean * effective, effective, studentQuantile(this.spread.degrees)) };
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
    const [a, b] = [this.variance(first), this.variance(second)];
    const shared = (this.products.get(keyOf(one, other)) ?? 0) / (first.sets * second.sets);
    const covariance = Math.max(-Math.sqrt(a * b), Math.min(0, shared));
    const error = Math.sqrt(a + b - 2 * covariance);
    return studentTail((shrunk(first) - shrunk(second)) / error, this.spread.degrees);
  }

  private sample(id: string): Sample {
    return this.samples.get(id) ?? NO_SETS;
  }

  private variance(sample: Sample): number {
    return (this.spread.ofSet * shrunk(sample) * (1 - shrunk(sample))) / (sample.sets + 2);
  }

  private addProducts(set: GameSet): void {
    const entries = [...set].map(([id, points]) => ({ id, off: points - meanOf(this.sample(id)) }));
    for (const { id: one, off } of entries)
      for (const { id: other, off: theirs } of entries) {
        if (one >= other) continue;
        const key = keyOf(one, other);
        this.products.set(key, (this.products.get(key) ?? 0) + off * theirs);
      }
  }
}

function meanOf({ sets, points }: Sample): number {
  return sets === 0 ? 0 : points / sets;
}

/** With one set won and one lost added (A. Agresti and B. Caffo, The American Statistician 54, 2000). */
function shrunk({ sets, points }: Sample): number {
  return (points + 1) / (sets + 2);
}

function keyOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}
