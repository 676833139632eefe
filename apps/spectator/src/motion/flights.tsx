import { type ReactNode, useEffect, useRef } from 'react';
import { isFollowable } from '../playback/index.js';
import { type Passage, usePassage } from '../passage/index.js';
import { wantsMotion } from '../session/index.js';
import { flightsBetween, type Payment } from '../story/index.js';
import { FlightLayer } from './flight-layer.js';
import './motion.css';

/** Money, deeds and buildings that fly over the page. Decoration: log and cards have the same in words. */
export default function Flights(): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const layer = useRef<FlightLayer>(null);
  useEffect(() => {
    if (box.current === null) return undefined;
    const opened = new FlightLayer(box.current);
    layer.current = opened;
    const clear = (): void => opened.clear();
    // What nobody sees would pile up.
    document.addEventListener('visibilitychange', clear);
    return () => {
      document.removeEventListener('visibilitychange', clear);
      clear();
    };
  }, []);
  usePassage((passage) => {
    if (!wantsMotion() || !isFollowable(passage.playhead)) return;
    const { before, after, playhead } = passage;
    layer.current?.launch(flightsBetween(before, after, paymentsIn(passage)), playhead.pace);
  });
  return <div ref={box} className="flights" aria-hidden="true" />;
}

function paymentsIn({ before, after, history }: Passage): readonly Payment[] {
  return Array.from({ length: after.seq - before.seq }, (_, step) => before.seq + step + 1).flatMap((seq) => {
    return history.accounts(seq).payments;
  });
}
