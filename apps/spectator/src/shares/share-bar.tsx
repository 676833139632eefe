import type { ReactNode } from 'react';
import { seatColour } from '../seats/index.js';
import type { RankedSeat } from './ranked-seats.js';
import './share-bar.css';

/** One bar in the seats' colours: who has how much of everything. */
export function ShareBar({ seats }: { readonly seats: readonly RankedSeat[] }): ReactNode {
  const parts = seats.filter(({ share }) => share !== null && share > 0).toSorted((a, b) => a.order - b.order);
  if (parts.length === 0) return null;
  const words = parts.map(({ seat, share }) => `${seat.name} ${percent(share)}`).join(', ');
  return (
    <span
      className="share-bar"
      role="img"
      aria-label={`${parts[0]?.isMoney === true ? 'Share of the money' : 'Share of the score'}: ${words}`}
    >
      {parts.map(({ seat, order, share }) => (
        <span key={seat.id} style={{ flexGrow: share ?? 0, background: seatColour(order) }} />
      ))}
    </span>
  );
}

export function percent(share: number | null): string {
  return share === null ? '' : `${Math.round(share * 100)} %`;
}
