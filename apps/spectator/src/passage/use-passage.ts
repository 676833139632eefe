import { useEffect, useEffectEvent, useRef } from 'react';
import { hasPassed, type Playhead } from '../playback/index.js';
import { useView } from '../session/index.js';
import type { History, Story } from '../story/index.js';

/** Events that playback has just passed. */
export interface Passage {
  /** What was shown before them. */
  readonly before: Story;
  readonly after: Story;
  readonly history: History;
  readonly playhead: Playhead;
}

/** Steps that follow faster are a key held down, or the scrubber. Milliseconds. */
const MIN_STEP_MS = 250;

/** Calls `listener` whenever playback has passed events, once they are drawn: not after a jump back, a long one, or while scrubbing. */
export function usePassage(listener: (passage: Passage) => void): void {
  const after = useView(({ shown }) => shown);
  const pass = useEffectEvent(listener);
  const before = useRef(after);
  const lastStepAt = useRef(-Infinity);
  useEffect(() => {
    const from = before.current;
    before.current = after;
    if (after.seq === from.seq) return;
    const now = performance.now();
    const { playhead, history, isCatchingUp } = useView.getState();
    const isScrubbed = playhead.mode === 'resting' && now - lastStepAt.current < MIN_STEP_MS;
    lastStepAt.current = now;
    if (isScrubbed || isCatchingUp || document.hidden || !hasPassed(from.seq, after.seq)) return;
    pass({ before: from, after, history, playhead });
  }, [after]);
}
