import { useEffect, useState } from 'react';
import type { HeldSeat } from './held-seat.js';
import { SeatApi } from './seat-api.js';
import { NO_STATUS, type SeatClock, SeatFollower, type SeatStatus } from './seat-follower.js';

const CLOCK: SeatClock = {
  now: () => performance.now(),
  pause: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done, { once: true });
      function done(): void {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      }
    }),
};

const ACTIVITIES = ['pointerdown', 'keydown'] as const;

/** Follows a seat while the component is mounted; `follower` is null before that. */
export function useSeat(
  gameId: string,
  seat: HeldSeat,
): { readonly status: SeatStatus; readonly follower: SeatFollower | null } {
  const [status, setStatus] = useState(NO_STATUS);
  const [follower, setFollower] = useState<SeatFollower | null>(null);
  useEffect(() => {
    const opened = new SeatFollower(
      new SeatApi(gameId, seat),
      (next) => {
        setStatus(next);
        setFollower(opened);
      },
      CLOCK,
    );
    const note = (): void => opened.noteActivity();
    void opened.follow();
    for (const name of ACTIVITIES) addEventListener(name, note);
    return () => {
      for (const name of ACTIVITIES) removeEventListener(name, note);
      opened.close();
    };
  }, [gameId, seat]);
  return { status, follower };
}
