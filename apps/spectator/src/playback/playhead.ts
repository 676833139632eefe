import { type Recap, recapOf } from './recap.js';
import { catchUpRate, type PlaybackEvent, MAX_BEHIND_MS, dwellMs } from './dwell.js';

/** `live` follows the newest event, `playing` plays past events at `rate`, `resting` stays where it is, `recap` stops at moments. */
export type PlaybackMode = 'live' | 'playing' | 'resting' | 'recap';

/** A viewer's position in a game. */
export interface Playhead {
  readonly mode: PlaybackMode;
  /** The number of the last event shown. */
  readonly seq: number;
  /** Multiple of normal speed, while `playing`. */
  readonly rate: number;
  /** How long the event at `seq` has been shown, in milliseconds at normal speed. */
  readonly elapsedMs: number;
  /** How fast events pass: a multiple of normal speed, greater while a live viewer catches up. */
  readonly pace: number;
  /** The last change was a jump, which is not animated. */
  readonly jumped: boolean;
  /** While in `recap`. */
  readonly recap: Recap | null;
}

export const LIVE_PLAYHEAD: Playhead = {
  mode: 'live',
  seq: 0,
  rate: 1,
  elapsedMs: 0,
  pace: 1,
  jumped: true,
  recap: null,
};

/** The events received so far. */
export interface PlayableEvents {
  readonly headSeq: number;
  event(seq: number): PlaybackEvent | undefined;
}

/**
 * The playhead after `passedMs`. Events arrive independently of playback: a live viewer who is slightly behind catches up
 * at a higher rate; one who is far behind, or requests reduced motion, is moved to the newest event.
 *
 * @param passedMs milliseconds since the last call
 */
export function advance(playhead: Playhead, tape: PlayableEvents, passedMs: number, wantsMotion: boolean): Playhead {
  if (playhead.mode === 'recap' && playhead.recap !== null) return advanceRecap(playhead, playhead.recap, passedMs);
  if (playhead.mode === 'resting' || playhead.seq >= tape.headSeq) return restedAtEnd(playhead, tape);
  if (playhead.mode === 'live') {
    const factor = catchUpRate(behindMs(playhead, tape), wantsMotion);
    if (factor === 'jump') return { ...playhead, seq: tape.headSeq, elapsedMs: 0, jumped: true };
    return played(playhead, tape, passedMs, factor);
  }
  return played(playhead, tape, passedMs, playhead.rate);
}

/** A replay rests at its end. */
function restedAtEnd(playhead: Playhead, tape: PlayableEvents): Playhead {
  if (playhead.mode !== 'playing' || playhead.seq < tape.headSeq) return playhead;
  return { ...playhead, mode: 'resting' };
}

/** Milliseconds that the remaining events take at normal speed; counted only as far as needed. */
function behindMs({ seq, elapsedMs }: Playhead, tape: PlayableEvents): number {
  let sum = -elapsedMs;
  for (let next = seq; next < tape.headSeq && sum <= MAX_BEHIND_MS; next += 1) sum += dwellAt(tape, next);
  return sum + (tape.headSeq - seq > MAX_EVENTS_BEHIND ? MAX_BEHIND_MS + 1 : 0);
}

/** A viewer who is more events behind is moved to the newest one, however short they are. */
const MAX_EVENTS_BEHIND = 150;

function played(playhead: Playhead, tape: PlayableEvents, passedMs: number, pace: number): Playhead {
  let { seq } = playhead;
  let left = playhead.elapsedMs + passedMs * pace;
  while (seq < tape.headSeq && left >= dwellAt(tape, seq)) {
    left -= dwellAt(tape, seq);
    seq += 1;
  }
  const elapsedMs = seq >= tape.headSeq ? Math.min(left, dwellAt(tape, seq)) : left;
  if (seq === playhead.seq && elapsedMs === playhead.elapsedMs) return playhead;
  return { ...playhead, seq, elapsedMs, pace, jumped: false };
}

function dwellAt(tape: PlayableEvents, seq: number): number {
  const event = tape.event(seq);
  return event === undefined ? 0 : dwellMs(event);
}

/** Shows the events `stops`, one after the other. */
export function recapped(playhead: Playhead, stops: readonly number[]): Playhead {
  return { ...playhead, mode: 'recap', seq: 0, elapsedMs: 0, jumped: true, recap: recapOf(stops) };
}

/** Moves the playhead to an event, where it rests. */
export function soughtTo(playhead: Playhead, seq: number, headSeq: number): Playhead {
  const within = Math.min(Math.max(0, Math.trunc(seq)), headSeq);
  const isStep = within === playhead.seq + 1;
  return { ...playhead, mode: 'resting', seq: within, elapsedMs: 0, pace: 1, jumped: !isStep, recap: null };
}

/** A recap goes from stop to stop, and rests at the last one. */
function advanceRecap(playhead: Playhead, { stops, stopMs }: Recap, passedMs: number): Playhead {
  const elapsedMs = playhead.elapsedMs + passedMs;
  if (elapsedMs < stopMs && stops.includes(playhead.seq)) return { ...playhead, elapsedMs };
  const next = stops.find((stop) => stop > playhead.seq);
  if (next === undefined) return { ...playhead, mode: 'resting', recap: null, elapsedMs: 0 };
  return { ...playhead, seq: next, elapsedMs: 0, jumped: true };
}

/** Faster than this, what moves cannot be followed. A multiple of normal speed. */
const MAX_FOLLOWABLE_PACE = 3;

/** A playhead that moves further at once was put somewhere: what lies between was not watched. */
const MAX_STEP = 12;

/** Whether the last change of the playhead is shown by motion: not while a viewer scrubs, or is far behind. */
export function isFollowable({ jumped, pace }: Pick<Playhead, 'jumped' | 'pace'>): boolean {
  return !jumped && pace <= MAX_FOLLOWABLE_PACE;
}

/** Whether the playhead went from event `from` to `to` by passing what lies between. */
export function hasPassed(from: number, to: number): boolean {
  return to > from && to - from <= MAX_STEP;
}
