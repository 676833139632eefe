import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useView } from '../session/index.js';
import { turnLine } from '../words/index.js';

const AT_MOST_EVERY_MS = 2_500;

/** One polite line a turn for whoever listens; a fast game is told no faster than it can be read out. */
export function Announcer(): ReactNode {
  const line = useView(({ shown, isCatchingUp }) => (isCatchingUp ? '' : turnLine(shown)));
  const [told, setTold] = useState({ line: '', at: 0 });
  useEffect(() => {
    const wait = Math.max(0, told.at + AT_MOST_EVERY_MS - performance.now());
    const timer = setTimeout(() => {
      setTold((before) => (before.line === line ? before : { line, at: performance.now() }));
    }, wait);
    return () => clearTimeout(timer);
  }, [line, told.at]);
  return (
    <p className="sr-only" aria-live="polite" data-announcer="">
      {told.line}
    </p>
  );
}
