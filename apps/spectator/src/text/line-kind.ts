import type { Payment } from '../story/index.js';

/** The subject of a log line, for the filters of the log. */
const LINE_KINDS = ['moments', 'moves', 'money', 'deeds', 'deals', 'talk', 'trouble', 'game'] as const;

/** Only Monopoly has lines of these. */
const OF_MONOPOLY: readonly LineKind[] = ['money', 'deeds', 'deals'];

export function lineKindsOf(isMonopoly: boolean): readonly LineKind[] {
  return isMonopoly ? LINE_KINDS : LINE_KINDS.filter((kind) => !OF_MONOPOLY.includes(kind));
}

export type LineKind = (typeof LINE_KINDS)[number];

/** A line of the log. */
export interface LogLine {
  readonly seq: number;
  readonly kind: LineKind;
  readonly playerId: string | null;
  readonly text: string;
  /** The payments that it describes. */
  readonly payments?: readonly Payment[];
}
