import { type Chapter, type History, isHeadline, type Moment } from '../story/index.js';
import {
  headlineOf,
  lineContextOf,
  type LineContext,
  type LogLine,
  logLinesOfEvent,
  type LineKind,
} from '../text/index.js';

/** The kinds and players that the log leaves out. */
export interface Filter {
  readonly hidden: ReadonlySet<LineKind>;
  /** Null: all players. */
  readonly playerId: string | null;
}

/** The lines of the events `from` to `until`. */
export function logLinesOf(history: History, from: number, until: number): readonly LogLine[] {
  const lines: LogLine[] = [];
  let step = 0;
  const context = lineContextOf(history.head);
  const moments = history.moments.filter(({ seq }) => seq >= from && seq <= until);
  for (let seq = from; seq <= until; seq += 1) {
    const event = history.event(seq);
    if (event === undefined) continue;
    if (event.name === 'agent:decision') step = lines.length;
    for (const line of logLinesOfEvent(event, context, history.accounts(seq))) {
      const isAction = event.name === 'turn:action' && (line.payments ?? []).length === 0;
      const earlier = isAction ? lines.slice(step).find((one) => isSame(one, line)) : undefined;
      if (earlier === undefined) lines.push(line);
      else if (line.text.length > earlier.text.length) lines[lines.indexOf(earlier)] = { ...line, seq: earlier.seq };
    }
    lines.push(...momentLines(moments, seq, context));
  }
  return lines;
}

/** After the lines of the event that brought a moment about. The end has a line of its own. */
function momentLines(moments: readonly Moment[], at: number, context: LineContext): readonly LogLine[] {
  return moments
    .filter((moment) => moment.seq === at && moment.kind !== 'end' && isHeadline(moment))
    .map((moment) => ({ seq: at, kind: 'moments', playerId: null, text: headlineOf(moment, context) }) as const);
}

/** Whether an action repeats what an event of its engine has as its line, or the other way round. */
function isSame({ playerId, text }: LogLine, action: LogLine): boolean {
  // The words of an action may have its player in front: "Ada: Red plays column 4."
  const bare = action.text.replace(/^.*?: /, '');
  return (
    playerId === action.playerId &&
    [action.text, bare].some((words) => text.startsWith(words) || words.startsWith(text))
  );
}

export function passes(line: LogLine, { hidden, playerId }: Filter): boolean {
  if (hidden.has(line.kind)) return false;
  return playerId === null || line.playerId === null || line.playerId === playerId;
}

/** More turns at once would make the log of a long game slow. */
export const MAX_SHOWN_CHAPTERS = 24;

export interface ChapterWindow {
  readonly chapters: readonly Chapter[];
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
}

/**
 * The turns to show. `first` null follows the newest event; a number keeps the window, so that the lines being read do not
 * move.
 *
 * @param seq the last event that may be shown
 */
export function chapterWindow(chapters: readonly Chapter[], seq: number, first: number | null): ChapterWindow {
  const known = countUntil(chapters, seq);
  const start = Math.max(0, Math.min(first ?? known - MAX_SHOWN_CHAPTERS, known - 1));
  const end = Math.min(known, start + (first === null ? MAX_SHOWN_CHAPTERS : 2 * MAX_SHOWN_CHAPTERS));
  return { chapters: chapters.slice(start, end), hasEarlier: start > 0, hasLater: end < known };
}

/** How many turns have started at event `seq`. */
export function countUntil(chapters: readonly Chapter[], seq: number): number {
  let [low, high] = [0, chapters.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chapters[middle]?.from ?? 0) <= seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
