import { type RefObject, useEffect } from 'react';
import { useBoardChoices } from '../choices/index.js';
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
    if (activeElement?.matches(TYPING) === true) return;
    target.current?.focus({ preventScroll: true });
    target.current?.scrollIntoView({ block: 'nearest' });
  }, [turnId, session, target]);
}

/** The title of the game's page shows that it is the person's turn. */
export function useTurnTitle(isTurn: boolean): void {
  useEffect(() => {
    useBoardChoices.setState({ isTurn });
    return () => useBoardChoices.setState({ isTurn: false });
  }, [isTurn]);
}
