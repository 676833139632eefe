import { catchUpRate, type PlaybackEvent, MAX_BEHIND_MS, dwellMs } from './dwell.js';

/** Follows the newest moment, plays the past at a rate of its own, or rests where it was put. */
export type PlaybackMode = 'live' | 'playing' | 'resting';

/** Where a viewer is in a game. */
export interface Playhead {
  readonly mode: PlaybackMode;
  /** The number of the last event shown. */
  readonly seq: number;
  /** Multiple of leisure, while `playing`. */
  readonly rate: number;
  /** How long the event at `seq` has been shown, in milliseconds at leisure. */
  readonly elapsedMs: number;
  /** The last change was a jump: nothing of it is to be animated. */
  readonly jumped: boolean;
}

export const LIVE_PLAYHEAD: Playhead = { mode: 'live', seq: 0, rate: 1, elapsedMs: 0, jumped: true };

/** What is known of the game at this moment. */
export interface PlayableEvents {
  readonly headSeq: number;
  event(seq: number): PlaybackEvent | undefined;
}

/**
 * The playhead a moment later. What arrives is apart from what is shown: a live viewer who is a little behind hurries,
 * one who is far behind, or wants no motion, is at once where the game is.
 *
 * @param passedMs since the last time, in milliseconds
 */
export function advance(playhead: Playhead, tape: PlayableEvents, passedMs: number, wantsMotion: boolean): Playhead {
  if (playhead.mode === 'resting' || playhead.seq >= tape.headSeq) return restedAtEnd(playhead, tape);
  if (playhead.mode === 'live') {
    const factor = catchUpRate(behindMs(playhead, tape), wantsMotion);
    if (factor === 'jump') return { ...playhead, seq: tape.headSeq, elapsedMs: 0, jumped: true };
    return played(playhead, tape, passedMs * factor);
  }
  return played(playhead, tape, passedMs * playhead.rate);
}

/** A replay that has come to the end rests there. */
function restedAtEnd(playhead: Playhead, tape: PlayableEvents): Playhead {
  if (playhead.mode !== 'playing' || playhead.seq < tape.headSeq) return playhead;
  return { ...playhead, mode: 'resting' };
}

/** What is still to be shown, at leisure; counted no further than matters. */
function behindMs({ seq, elapsedMs }: Playhead, tape: PlayableEvents): number {
  let sum = -elapsedMs;
  for (let next = seq; next < tape.headSeq && sum <= MAX_BEHIND_MS; next += 1) sum += dwellAt(tape, next);
  return sum + (tape.headSeq - seq > MAX_EVENTS_BEHIND ? MAX_BEHIND_MS + 1 : 0);
}

/** So many events at once are a history, not news. */
const MAX_EVENTS_BEHIND = 150;

function played(playhead: Playhead, tape: PlayableEvents, ms: number): Playhead {
  let { seq } = playhead;
  let left = playhead.elapsedMs + ms;
  while (seq < tape.headSeq && left >= dwellAt(tape, seq)) {
    left -= dwellAt(tape, seq);
    seq += 1;
  }
  const elapsedMs = seq >= tape.headSeq ? Math.min(left, dwellAt(tape, seq)) : left;
  if (seq === playhead.seq && elapsedMs === playhead.elapsedMs) return playhead;
  return { ...playhead, seq, elapsedMs, jumped: false };
}

function dwellAt(tape: PlayableEvents, seq: number): number {
  const event = tape.event(seq);
  return event === undefined ? 0 : dwellMs(event);
}

/** Puts the playhead on an event, to rest there. */
export function soughtTo(playhead: Playhead, seq: number, headSeq: number): Playhead {
  const within = Math.min(Math.max(0, Math.trunc(seq)), headSeq);
  const isStep = within === playhead.seq + 1;
  return { ...playhead, mode: 'resting', seq: within, elapsedMs: 0, jumped: !isStep };
}
