import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useView } from '../session/index.js';
import { type HeldSeat, heldSeat, keepSeat } from './held-seat.js';
import { OpenSeats } from './open-seats.js';
import { SeatPanel } from './seat-panel.js';
import './play.css';

/** Where the parts of the page are below one another: the panel is at the bottom of the screen then. */
const IS_STACKED = '(max-width: 559px), (orientation: portrait)';

/** The open seats of a game that waits for players, or the panel of the seat that this browser has. */
export default function Play({ gameId }: { readonly gameId: string }): ReactNode {
  const [seat, setSeat] = useState(() => heldSeat(gameId));
  const isWaiting = useView(({ head }) => head.status === 'waiting');
  const { place, host } = useHost();
  useEffect(() => {
    // Another tab has taken a seat.
    const look = (): void => setSeat((before) => before ?? heldSeat(gameId));
    addEventListener('storage', look);
    return () => removeEventListener('storage', look);
  }, [gameId]);
  const take = (taken: HeldSeat): void => {
    keepSeat(gameId, taken);
    setSeat(taken);
  };
  const panel = seat === null ? <OpenSeats gameId={gameId} onTake={take} /> : <SeatPanel gameId={gameId} seat={seat} />;
  return (
    <div ref={place} className="contents">
      {(seat !== null || isWaiting) && createPortal(panel, host)}
    </div>
  );
}

/** Where the panel is drawn: an element that moves when the screen is turned, so that nothing in it is lost. */
function useHost(): { readonly place: RefObject<HTMLDivElement | null>; readonly host: HTMLElement } {
  const place = useRef<HTMLDivElement>(null);
  const [host] = useState(newHost);
  const isStacked = useMedia(IS_STACKED);
  useLayoutEffect(() => {
    const { activeElement } = document;
    const screen = isStacked ? document.querySelector('.game') : null;
    (screen ?? place.current)?.append(host);
    if (activeElement instanceof HTMLElement && host.contains(activeElement)) activeElement.focus();
  }, [host, isStacked]);
  useLayoutEffect(() => () => host.remove(), [host]);
  return { place, host };
}

function newHost(): HTMLElement {
  const host = document.createElement('div');
  host.className = 'play-host';
  return host;
}

function useMedia(query: string): boolean {
  const [isMatching, setMatching] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const look = (): void => setMatching(list.matches);
    list.addEventListener('change', look);
    return () => list.removeEventListener('change', look);
  }, [query]);
  return isMatching;
}
