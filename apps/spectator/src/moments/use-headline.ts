import { useEffect, useRef, useState } from 'react';
import { hasPassed } from '../playback/index.js';
import { useView } from '../session/index.js';
import { isHeadline, isOver, type Moment } from '../story/index.js';

/** How long a headline stays when the game goes on. */
const HEADLINE_MS = 2_000;
/** Events after which a moment that was found out late is no news any more. */
const MAX_LATE = 40;

/** The moment whose headline is shown: the one at the playhead, or one that it has just passed. Null: none. */
export function useHeadline(): Moment | null {
  const seq = useView(({ shown }) => shown.seq);
  const moments = useView(({ history }) => history.moments);
  const isFollowed = useView(({ playhead, head }) => playhead.mode === 'live' && !isOver(head));
  const before = useRef(seq);
  const known = useRef(moments);
  const [passed, setPassed] = useState<Moment | null>(null);
  const here = headlineBetween(moments, seq - 1, seq);
  useEffect(() => {
    const from = before.current;
    const late = lateAt(seq, moments, known.current);
    [before.current, known.current] = [seq, moments];
    if (from === seq) {
      if (late !== null && isFollowed) setPassed(late);
      return;
    }
    const isStep = hasPassed(from, seq);
    const newest = isStep ? headlineBetween(moments, from, seq) : null;
    if (newest !== null || !isStep) setPassed(newest);
  }, [seq, moments, isFollowed]);
  useEffect(() => {
    if (passed === null) return undefined;
    const timer = setTimeout(() => setPassed(null), HEADLINE_MS);
    return () => clearTimeout(timer);
  }, [passed]);
  return here ?? passed;
}

/** What was found out just now of what has just happened. */
function lateAt(seq: number, moments: readonly Moment[], known: readonly Moment[]): Moment | null {
  if (moments === known) return null;
  const isNew = (one: Moment): boolean => !known.some((other) => isSame(one, other));
  return headlineBetween(moments.filter(isNew), seq - MAX_LATE, seq);
}

function isSame(one: Moment, other: Moment): boolean {
  const [jump, otherJump] = [one.jump?.to, other.jump?.to];
  return one.seq === other.seq && one.kind === other.kind && jump === otherJump;
}

/** The newest one; the end of a game has a place of its own. */
function headlineBetween(moments: readonly Moment[], after: number, until: number): Moment | null {
  const found = moments.findLast((moment) => {
    return moment.seq > after && moment.seq <= until && moment.kind !== 'end' && isHeadline(moment);
  });
  return found ?? null;
}
