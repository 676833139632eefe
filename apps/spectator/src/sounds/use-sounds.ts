import { useCallback, useEffect, useRef, useState } from 'react';
import { type Passage, usePassage } from '../passage/index.js';
import { isFollowable } from '../playback/index.js';
import { soundOf } from '../story/index.js';
import { Synthesizer } from './synthesizer.js';

const NAME = 'arena-sound';

/** Whether sounds are on, kept for the next visit, and a function that switches them. They are off until asked for. */
export function useSounds(): readonly [isOn: boolean, toggle: () => void] {
  const [isOn, setOn] = useState(() => localStorage.getItem(NAME) === 'on');
  const synthesizer = useRef<Synthesizer>(null);
  const close = useCallback((): void => {
    void synthesizer.current?.close();
    synthesizer.current = null;
  }, []);
  const toggle = (): void => {
    localStorage.setItem(NAME, isOn ? 'off' : 'on');
    setOn(!isOn);
    if (isOn) close();
    else synthesizer.current ??= new Synthesizer();
  };
  useEffect(() => close, [close]);
  useEffect(() => {
    if (!isOn) return undefined;
    // Switched on in an earlier visit: browsers make sounds only after something that the viewer does in this one.
    const start = (): void => void (synthesizer.current ??= new Synthesizer());
    addEventListener('click', start, { once: true, capture: true });
    return () => removeEventListener('click', start, { capture: true });
  }, [isOn]);
  usePassage((passage) => {
    const sounds = isOn ? passedIn(passage).flatMap((name) => soundOf(name) ?? []) : [];
    const newest = sounds.at(-1);
    if (newest !== undefined) synthesizer.current?.play(newest);
  });
  return [isOn, toggle];
}

/** The names of the events that a viewer can follow. With reduced motion all come by jumps, and still have sounds. */
function passedIn({ before, after, history, playhead: { mode, jumped, pace } }: Passage): readonly string[] {
  if (!isFollowable({ jumped: jumped && mode !== 'live', pace })) return [];
  return Array.from({ length: after.seq - before.seq }, (_, step) => before.seq + step + 1).flatMap((seq) => {
    return history.event(seq)?.name ?? [];
  });
}
