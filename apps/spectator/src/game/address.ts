import { useEffect } from 'react';
import { useView } from '../session/index.js';

/** Milliseconds; browsers refuse more frequent changes of the address. */
const SETTLED_MS = 400;

/** Writes the event at which a viewer rests to the address, for sharing and reloading. */
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

/** The same address for another event; null: the newest one. */
export function addressOf(href: string, seq: number | null): string {
  const address = new URL(href);
  address.searchParams.delete('turn');
  if (seq === null) address.searchParams.delete('seq');
  else address.searchParams.set('seq', String(seq));
  return address.href;
}
