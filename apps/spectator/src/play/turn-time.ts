import { count } from '../text/index.js';

/** Seconds left at which a screen reader is reminded. */
const REMINDERS_S = [30, 10] as const;
const MINUTE_S = 60;

/** Whole seconds until a moment; both in milliseconds. */
export function secondsLeft(deadlineAt: number, now: number): number {
  return Math.max(0, Math.ceil((deadlineAt - now) / 1_000));
}

/** "0:09", "2:05". */
export function clockText(seconds: number): string {
  return `${Math.floor(seconds / MINUTE_S)}:${String(seconds % MINUTE_S).padStart(2, '0')}`;
}

/** "30 seconds", "2 minutes". */
function spokenTime(seconds: number): string {
  return seconds < 2 * MINUTE_S ? count(seconds, 'second') : count(Math.round(seconds / MINUTE_S), 'minute');
}

/** What is announced while a turn runs: its beginning, and later that it is about to end. `first`: seconds at its beginning. */
export function turnNotice(first: number, left: number): string {
  const reminder = REMINDERS_S.findLast((seconds) => left <= seconds && seconds < first);
  return reminder === undefined ? `Your turn: ${spokenTime(first)}` : `${spokenTime(reminder)} left`;
}
