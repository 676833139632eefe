import { useEffect } from 'react';
import { useView } from '../session/index.js';

/** Browsers refuse addresses that change too often. Milliseconds. */
const SETTLED_MS = 400;

/** Keeps the moment that a viewer rests on in the address: it can be sent to others, and is still there after a reload. */
export function useAddress(): void {
  const { mode, seq } = useView(({ playhead }) => playhead);
  const isCatchingUp = useView((view) => view.isCatchingUp);
  const isFile = useView(({ link }) => link === 'none');
  const rested = mode === 'resting' ? seq : null;
  const isMoving = isCatchingUp || mode === 'playing';
  useEffect(() => {
    if (isFile || isMoving) return undefined;
    const timer = setTimeout(
      () => history.replaceState(history.state, '', addressOf(location.href, rested)),
      SETTLED_MS,
    );
    return () => clearTimeout(timer);
  }, [isFile, isMoving, rested]);
}

/** The same address for another moment; null: where the game is. */
export function addressOf(href: string, seq: number | null): string {
  const address = new URL(href);
  address.searchParams.delete('turn');
  if (seq === null) address.searchParams.delete('seq');
  else address.searchParams.set('seq', String(seq));
  return address.href;
}
