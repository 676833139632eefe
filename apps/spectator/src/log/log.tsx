import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useView } from '../session/index.js';
import type { Chapter } from '../story/index.js';
import { ChapterLines } from './chapter-lines.js';
import { type Filter, countUntil, chapterWindow, MAX_SHOWN_CHAPTERS } from './log-model.js';
import { LogFilters } from './log-filters.js';
import { useRovingStop } from './use-roving-stop.js';
import './log.css';

const NOTHING_HIDDEN: Filter = { hidden: new Set(), playerId: null };
const AT_THE_END_PX = 24;

/** The log, by turns, newest last. It follows the game only while its end is visible, so that lines being read do not move. */
export default function Log(): ReactNode {
  const seq = useView(({ shown }) => shown.seq);
  const all = useView(({ history }) => history.chapters);
  const [filter, setFilter] = useState(NOTHING_HIDDEN);
  const [first, setFirst] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useRovingStop(list);
  const { chapters, hasEarlier, hasLater } = chapterWindow(all, seq, first);
  useLayoutEffect(() => {
    if (first === null && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [seq, first, filter]);
  useEffect(() => {
    const box = list.current;
    if (first !== null || box === null) return undefined;
    // A resize of the log must not move its end out of view.
    const sizes = new ResizeObserver(() => (box.scrollTop = box.scrollHeight));
    sizes.observe(box);
    return () => sizes.disconnect();
  }, [first]);
  const hold = (): void => {
    const isAtEnd = list.current !== null && leftBelow(list.current) < AT_THE_END_PX;
    if (isAtEnd && !hasLater) setFirst(null);
    else if (!isAtEnd) setFirst((held) => held ?? Math.max(0, countUntil(all, seq) - MAX_SHOWN_CHAPTERS));
  };
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <LogFilters filter={filter} onChange={setFilter} />
      <div ref={list} className="log" onScroll={hold} role="region" aria-label="Log">
        {hasEarlier && <More name="Earlier turns" act={() => setFirst(earlier(all, chapters))} />}
        {chapters.map((chapter, index) => (
          <ChapterLines key={chapter.from} chapter={chapter} until={endOf(chapters, index, all, seq)} filter={filter} />
        ))}
        {hasLater && <More name="Later turns" act={() => setFirst((first ?? 0) + MAX_SHOWN_CHAPTERS)} />}
      </div>
      {first !== null && (
        <button type="button" className="to-newest button button-main" onClick={() => setFirst(null)}>
          Jump to newest
        </button>
      )}
    </div>
  );
}

function More({ name, act }: { readonly name: string; readonly act: () => void }): ReactNode {
  return (
    <button type="button" className="button mx-auto my-1 flex" tabIndex={-1} onClick={act}>
      {name}
    </button>
  );
}

function leftBelow({ scrollHeight, scrollTop, clientHeight }: HTMLElement): number {
  return scrollHeight - scrollTop - clientHeight;
}

function earlier(all: readonly Chapter[], shown: readonly Chapter[]): number {
  const start = shown[0] === undefined ? 0 : all.indexOf(shown[0]);
  return Math.max(0, start - MAX_SHOWN_CHAPTERS);
}

/** The last event of a turn that may be shown. */
function endOf(shown: readonly Chapter[], index: number, all: readonly Chapter[], seq: number): number {
  const here = shown[index];
  const next = shown[index + 1] ?? (here && all[all.indexOf(here) + 1]);
  return Math.min(seq, next === undefined ? seq : next.from - 1);
}
