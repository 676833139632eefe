import { type CSSProperties, type ReactNode, useEffect, useState } from 'react';
import { clockText, secondsLeft, turnNotice } from './turn-time.js';

const TICK_MS = 250;
/** Seconds from which on the time is urgent. */
const URGENT_S = 10;

interface CountdownProps {
  /** Milliseconds of `performance`. */
  readonly deadlineAt: number;
  /** How long the turn was at its beginning. */
  readonly seconds: number;
}

/** The time that is left of a turn, and its announcements for screen readers. */
export function Countdown({ deadlineAt, seconds }: CountdownProps): ReactNode {
  const [left, setLeft] = useState(() => secondsLeft(deadlineAt, performance.now()));
  useEffect(() => {
    const timer = setInterval(() => setLeft(secondsLeft(deadlineAt, performance.now())), TICK_MS);
    return () => clearInterval(timer);
  }, [deadlineAt]);
  const style: CSSProperties & Record<`--${string}`, string> = {
    '--left': String(seconds === 0 ? 0 : Math.min(1, left / seconds)),
  };
  return (
    <>
      <span className="play-time" role="timer" data-urgent={left <= URGENT_S ? '' : undefined} style={style}>
        <span className="sr-only">Time left: </span>
        {clockText(left)}
      </span>
      <span className="sr-only" aria-live="polite" data-turn-notice="">
        {turnNotice(seconds, left)}
      </span>
    </>
  );
}
