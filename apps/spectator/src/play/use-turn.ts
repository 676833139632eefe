import { type RefObject, useEffect } from 'react';
import { useSession, useView } from '../session/index.js';

/** Where a person is typing, the focus stays. */
const TYPING = 'input:not([type=range]), select, textarea, [contenteditable], dialog[open] *';

/** At the beginning of a turn the focus moves to the panel, and the page to the newest event. */
export function useTurnFocus(turnId: string | null, target: RefObject<HTMLElement | null>): void {
  const session = useSession();
  useEffect(() => {
    if (turnId === null) return;
    if (useView.getState().playhead.mode !== 'live') session.goLive();
    const { activeElement } = document;
    if (activeElement?.matches(TYPING) !== true) target.current?.focus({ preventScroll: true });
  }, [turnId, session, target]);
}

/** The tab shows that it is the person's turn. */
export function useTurnTitle(isTurn: boolean): void {
  const names = useView(({ shown }) => shown.seats.map(({ name }) => name).join(', '));
  useEffect(() => {
    if (!isTurn) return undefined;
    const before = document.title;
    document.title = `Your turn – ${before}`;
    return () => {
      document.title = before;
    };
    // The names are in the title of the game.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isTurn, names]);
}
