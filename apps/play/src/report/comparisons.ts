import { holm } from '#libs/tournaments';
import { signTest } from './sign-test.js';

/** Beyond this a difference may be luck. */
const MAX_ERROR = 0.05;

/** Whether one competitor is better than another. */
export interface Comparison {
  readonly names: readonly [string, string];
  /** Sets of games in which the first won more often than the second, the other way round, and equally often. */
  readonly ahead: number;
  readonly behind: number;
  readonly equal: number;
  /** Sign test over the sets, corrected for the number of comparisons (Holm). */
  readonly p: number;
  readonly is_real: boolean;
}

/** Wins by competitor in one set of games: those of one seed. */
export type SetOfGames = ReadonlyMap<string, number>;

/** Each pair of competitors, over sets that are complete. */
export function comparisonsOf(names: readonly string[], sets: readonly SetOfGames[]): readonly Comparison[] {
  const pairs = names.flatMap((first, index) => names.slice(index + 1).map((second) => [first, second] as const));
  const counted = pairs.map(([first, second]) => {
    const differences = sets.map((wins) => (wins.get(first) ?? 0) - (wins.get(second) ?? 0));
    const ahead = differences.filter((difference) => difference > 0).length;
    const behind = differences.filter((difference) => difference < 0).length;
    return { names: [first, second] as const, ahead, behind, equal: sets.length - ahead - behind };
  });
  const corrected = holm(counted.map(({ ahead, behind }) => signTest(ahead, behind)));
  return counted.map((pair, index) => {
    const p = corrected[index] ?? 1;
    return { ...pair, p, is_real: p <= MAX_ERROR };
  });
}
