import { useEffect } from 'react';
import type { SeatView } from '#libs/protocol';
import { useBoardChoices } from '../choices/index.js';
import { useView } from '../session/index.js';
import { NO_VIEW, stateViewOf } from '../story/index.js';
import type { SeatFollower } from './seat-follower.js';

/** Milliseconds: events that come together are one look at the game. */
const SETTLED_MS = 300;

/** In a game that hides something, the board is shown as the seat sees it, and read again after each event. */
export function useOwnView(view: SeatView | null, follower: SeatFollower | null): void {
  const headSeq = useView((all) => all.headSeq);
  const state = view?.state;
  const hidesSomething = state?.hidden !== undefined;
  useEffect(() => {
    if (state === undefined || !hidesSomething) return undefined;
    useBoardChoices.setState({ ownView: stateViewOf(state, NO_VIEW) });
    return () => useBoardChoices.setState({ ownView: null });
  }, [state, hidesSomething]);
  const isBehind = hidesSomething && view !== null && view.seq < headSeq;
  useEffect(() => {
    if (!isBehind || follower === null) return undefined;
    const timer = setTimeout(() => void follower.refresh(), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [isBehind, headSeq, follower]);
}
