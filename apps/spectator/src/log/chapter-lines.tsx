import { memo, type ReactNode } from 'react';
import { SeatMark } from '../seats/index.js';
import { useSession, useView } from '../session/index.js';
import type { Chapter, Moment } from '../story/index.js';
import { type Filter, logLinesOf, passes } from './log-model.js';

interface ChapterProps {
  readonly chapter: Chapter;
  /** The last event to show. */
  readonly until: number;
  readonly filter: Filter;
}

/** Changes with the moments of a turn. */
function momentsIn(moments: readonly Moment[], from: number, until: number): string {
  const here = moments.filter(({ seq }) => seq >= from && seq <= until);
  return here.map(({ seq, kind, jump }) => `${seq} ${kind} ${jump?.to}`).join();
}

/** One turn of the log. A click on a line moves the playhead to its event. */
export const ChapterLines = memo(function ChapterLines({ chapter, until, filter }: ChapterProps): ReactNode {
  const session = useSession();
  const history = useView((view) => view.history);
  const seats = useView(({ shown }) => shown.seats);
  // Some moments are known later than their events.
  useView(({ history: { moments } }) => momentsIn(moments, chapter.from, until));
  const lines = logLinesOf(history, chapter.from, until).filter((line) => passes(line, filter));
  if (lines.length === 0) return null;
  const order = seats.findIndex(({ id }) => id === chapter.playerId);
  return (
    <section className="chapter">
      <h3 className="chapter-title">
        {order >= 0 && <SeatMark order={order} className="size-3.5 shrink-0" />}
        <span className="shrink-0">{chapter.number === 0 ? 'Before the first turn' : `Turn ${chapter.number}`}</span>
        <bdi className="foreign-text truncate font-normal">{chapter.playerName}</bdi>
      </h3>
      <ul>
        {lines.map(({ seq, kind, text }, index) => (
          <li key={`${seq} ${index - lines.findIndex((line) => line.seq === seq)}`}>
            <button
              type="button"
              className="line"
              tabIndex={-1}
              data-kind={kind}
              data-seq={seq}
              onClick={() => session.seek(seq)}
            >
              <span className="foreign-text line-clamp-4" dir="ltr">
                {text}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
});
