import { useEffect, useRef, useState } from 'react';
import { useView } from '../session/index.js';
import { isHeadline, type Moment } from '../story/index.js';

/** How long a headline stays when the game goes on. */
const HEADLINE_MS = 2_000;
/** A playhead that moves further at once was put somewhere: what lies between was not watched. */
const MAX_STEP = 12;

/** The moment whose headline is shown: the one at the playhead, or one that it has just passed. Null: none. */
export function useHeadline(): Moment | null {
  const seq = useView(({ shown }) => shown.seq);
  const moments = useView(({ history }) => history.moments);
  const before = useRef(seq);
  const [passed, setPassed] = useState<Moment | null>(null);
  const here = headlineBetween(moments, seq - 1, seq);
  useEffect(() => {
    const from = before.current;
    before.current = seq;
    const isStep = seq > from && seq - from <= MAX_STEP;
    const newest = isStep ? headlineBetween(moments, from, seq) : null;
    if (newest !== null || !isStep) setPassed(newest);
  }, [seq, moments]);
  useEffect(() => {
    if (passed === null) return undefined;
    const timer = setTimeout(() => setPassed(null), HEADLINE_MS);
    return () => clearTimeout(timer);
  }, [passed]);
  return here ?? passed;
}

/** The newest one; the end of a game has a place of its own. */
function headlineBetween(moments: readonly Moment[], after: number, until: number): Moment | null {
  const found = moments.findLast((moment) => {
    return moment.seq > after && moment.seq <= until && moment.kind !== 'end' && isHeadline(moment);
  });
  return found ?? null;
}
