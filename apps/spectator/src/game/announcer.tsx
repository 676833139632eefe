import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useView } from '../session/index.js';
import { turnAnnouncement } from '../text/index.js';

const MIN_INTERVAL_MS = 2_500;

/** An aria-live line per turn; at most one line per interval, so that a screen reader can finish it. */
export function Announcer(): ReactNode {
  const line = useView(({ shown, isCatchingUp }) => (isCatchingUp ? '' : turnAnnouncement(shown)));
  const [announced, setAnnounced] = useState({ line: '', at: 0 });
  useEffect(() => {
    const wait = Math.max(0, announced.at + MIN_INTERVAL_MS - performance.now());
    const timer = setTimeout(() => {
      setAnnounced((before) => (before.line === line ? before : { line, at: performance.now() }));
    }, wait);
    return () => clearTimeout(timer);
  }, [line, announced.at]);
  return (
    <p className="sr-only" aria-live="polite" data-announcer="">
      {announced.line}
    </p>
  );
}
