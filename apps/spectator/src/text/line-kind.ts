/** The subject of a log line, for the filters of the log. */
export const LINE_KINDS = ['moves', 'money', 'deeds', 'deals', 'talk', 'trouble', 'game'] as const;

export type LineKind = (typeof LINE_KINDS)[number];

/** A line of the log. */
export interface LogLine {
  readonly seq: number;
  readonly kind: LineKind;
  readonly playerId: string | null;
  readonly text: string;
}
