import type { Chapter } from '../story/index.js';
import type { KnownChances } from './swing-finder.js';

interface Line {
  readonly order: number;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** Chances that come from the worth of the board, without rollouts, are not drawn. */
const LEAST_ROLLOUTS = 40;

/** One line per seat: its chance to win at the ends of turns, in percent, up to event `until`. */
export function chanceSeries(
  known: ReadonlyMap<number, KnownChances>,
  chapters: readonly Chapter[],
  until: number,
  seats: number,
): readonly Line[] {
  const points = chapters.flatMap(({ number, from }) => {
    const { rollouts, chances } = known.get(from - 1) ?? { rollouts: 0, chances: [] };
    return from - 1 <= until && rollouts >= LEAST_ROLLOUTS ? [{ x: number - 1, chances }] : [];
  });
  return Array.from({ length: seats }, (_, order) => ({
    order,
    points: points.map(({ x, chances }) => ({ x, y: 100 * (chances[order] ?? 0) })),
  }));
}
