import { type ReactNode, useEffect, useState } from 'react';
import { useView } from '../session/index.js';
import type { PendingDecision } from '../story/index.js';

const TICK_MS = 250;

/**
 * Seconds until the default action is taken, counted from the first render: it is keyed by the request for the decision.
 * Shown only to a live viewer.
 */
export function Countdown({ asked }: { readonly asked: PendingDecision }): ReactNode {
  const isLive = useView(({ playhead, link }) => playhead.mode === 'live' && link === 'connected');
  const limitMs = asked.deadline === null || asked.at === null ? null : asked.deadline - asked.at;
  const [leftMs, setLeftMs] = useState(limitMs);
  useEffect(() => {
    if (limitMs === null || !isLive) return undefined;
    const since = performance.now();
    const timer = setInterval(() => setLeftMs(Math.max(0, limitMs - (performance.now() - since))), TICK_MS);
    return () => clearInterval(timer);
  }, [limitMs, isLive]);
  if (limitMs === null || leftMs === null || !isLive) return null;
  return (
    <span className="flex shrink-0 items-center gap-1.5 text-xs text-soft tabular-nums" role="timer">
      <span className="h-1 w-12 overflow-hidden rounded-full bg-line">
        <span className="block h-full bg-accent" style={{ width: `${(100 * leftMs) / limitMs}%` }} />
      </span>
      {Math.ceil(leftMs / 1_000)} s
    </span>
  );
}
