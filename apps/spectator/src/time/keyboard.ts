import { useEffect } from 'react';
import { useSession, useView } from '../session/index.js';

/** Elements that handle keys themselves. */
const BUSY = 'input:not([type=range]), select, textarea, [contenteditable], dialog[open]';

export const KEYS = [
  { keys: 'space', does: 'play or pause' },
  { keys: '← →', does: 'previous or next event; with shift ten' },
  { keys: 'home, end', does: 'first or newest event' },
  { keys: 'n, p', does: 'next or previous moment' },
  { keys: 'l', does: 'follow live' },
  { keys: '↑ ↓', does: 'previous or next line, in the log' },
  { keys: '?', does: 'this help' },
] as const;

const NAME = 'arena-single-keys';

/** Single-letter shortcuts interfere with speech input, so they can be switched off (WCAG 2.1.4). */
export function hasSingleKeys(): boolean {
  return localStorage.getItem(NAME) !== 'off';
}

export function setSingleKeys(isOn: boolean): void {
  localStorage.setItem(NAME, isOn ? 'on' : 'off');
}

/** The keyboard shortcuts of a game, wherever the focus is. */
export function useKeyboard(help: () => void): void {
  const session = useSession();
  useEffect(() => {
    const seekBy = (by: number): void => session.seek(useView.getState().playhead.seq + by);
    const acts: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
      ' ': () => session.toggle(),
      ArrowLeft: ({ shiftKey }) => seekBy(shiftKey ? -10 : -1),
      ArrowRight: ({ shiftKey }) => seekBy(shiftKey ? 10 : 1),
      Home: () => session.seek(0),
      End: () => session.toEnd(),
      n: () => session.toMoment('next'),
      p: () => session.toMoment('previous'),
      l: () => session.goLive(),
      '?': help,
    };
    const listen = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : null;
      const isTaken =
        target?.closest(BUSY) != null || (event.key === ' ' && target?.closest('button, a, [role=tab]') != null);
      const isOff = /^[a-z?]$/.test(event.key) && !hasSingleKeys();
      const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
      if (!act || isTaken || isOff || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act(event);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [session, help]);
}
