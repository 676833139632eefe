import { hurry, type Shown, TOO_FAR_BEHIND_MS, worthMs } from './pace.js';

/** Follows the newest moment, plays the past at a rate of its own, or rests where it was put. */
export type Mode = 'live' | 'playing' | 'resting';

/** Where a viewer is in a game. */
export interface Playhead {
  readonly mode: Mode;
  /** The number of the last event shown. */
  readonly seq: number;
  /** Multiple of leisure, while `playing`. */
  readonly rate: number;
  /** How long the event at `seq` has been shown, in milliseconds at leisure. */
  readonly elapsedMs: number;
  /** The last change was a jump: nothing of it is to be animated. */
  readonly jumped: boolean;
}

export const AT_THE_END: Playhead = { mode: 'live', seq: 0, rate: 1, elapsedMs: 0, jumped: true };

/** What is known of the game at this moment. */
export interface Tape {
  readonly headSeq: number;
  event(seq: number): Shown | undefined;
}

/**
 * The playhead a moment later. What arrives is apart from what is shown: a live viewer who is a little behind hurries,
 * one who is far behind, or wants no motion, is at once where the game is.
 *
 * @param passedMs since the last time, in milliseconds
 */
export function advance(playhead: Playhead, tape: Tape, passedMs: number, wantsMotion: boolean): Playhead {
  if (playhead.mode === 'resting' || playhead.seq >= tape.headSeq) return settled(playhead, tape);
  if (playhead.mode === 'live') {
    const factor = hurry(behindMs(playhead, tape), wantsMotion);
    if (factor === 'jump') return { ...playhead, seq: tape.headSeq, elapsedMs: 0, jumped: true };
    return played(playhead, tape, passedMs * factor);
  }
  return played(playhead, tape, passedMs * playhead.rate);
}

/** A replay that has come to the end rests there. */
function settled(playhead: Playhead, tape: Tape): Playhead {
  if (playhead.mode !== 'playing' || playhead.seq < tape.headSeq) return playhead;
  return { ...playhead, mode: 'resting' };
}

/** What is still to be shown, at leisure; counted no further than matters. */
function behindMs({ seq, elapsedMs }: Playhead, tape: Tape): number {
  let sum = -elapsedMs;
  for (let next = seq; next < tape.headSeq && sum <= TOO_FAR_BEHIND_MS; next += 1) sum += worthAt(tape, next);
  return sum + (tape.headSeq - seq > MANY ? TOO_FAR_BEHIND_MS + 1 : 0);
}

/** So many events at once are a history, not news. */
const MANY = 150;

function played(playhead: Playhead, tape: Tape, ms: number): Playhead {
  let { seq } = playhead;
  let left = playhead.elapsedMs + ms;
  while (seq < tape.headSeq && left >= worthAt(tape, seq)) {
    left -= worthAt(tape, seq);
    seq += 1;
  }
  const elapsedMs = seq >= tape.headSeq ? Math.min(left, worthAt(tape, seq)) : left;
  if (seq === playhead.seq && elapsedMs === playhead.elapsedMs) return playhead;
  return { ...playhead, seq, elapsedMs, jumped: false };
}

function worthAt(tape: Tape, seq: number): number {
  const event = tape.event(seq);
  return event === undefined ? 0 : worthMs(event);
}

/** Puts the playhead on an event, to rest there. */
export function sought(playhead: Playhead, seq: number, headSeq: number): Playhead {
  const within = Math.min(Math.max(0, Math.trunc(seq)), headSeq);
  const isStep = within === playhead.seq + 1;
  return { ...playhead, mode: 'resting', seq: within, elapsedMs: 0, jumped: !isStep };
}
