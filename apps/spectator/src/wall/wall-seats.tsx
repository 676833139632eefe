import type { ReactNode } from 'react';
import { SeatMark } from '../seats/index.js';
import { percent, type RankedSeat } from '../shares/index.js';
import { count, money, scoreText } from '../text/index.js';

/** More would be higher than the board beside them. */
const MAX_SEATS = 4;

/** Who leads, and with what: best first. */
export function WallSeats({ ranked }: { readonly ranked: readonly RankedSeat[] }): ReactNode {
  const rest = ranked.length - MAX_SEATS;
  return (
    <span className="wall-seats">
      {ranked.slice(0, rest > 1 ? MAX_SEATS : ranked.length).map((one) => (
        <span key={one.seat.id} className="wall-seat" data-out={one.seat.isOut ? '' : undefined}>
          <SeatMark order={one.order} className="size-4 shrink-0" />
          <bdi className="foreign-text wall-name">{one.seat.name}</bdi>
          <span className="wall-value">{standingText(one)}</span>
        </span>
      ))}
      {rest > 1 && <span className="text-soft">and {count(rest, 'other')}</span>}
    </span>
  );
}

function standingText({ seat, value, isMoney, share }: RankedSeat): ReactNode {
  if (seat.isOut) return 'out';
  return (
    <>
      {value !== null && <b>{isMoney ? money(value) : scoreText(value)}</b>} {percent(share)}
    </>
  );
}
