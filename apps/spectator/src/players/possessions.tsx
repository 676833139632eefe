import type { ReactNode } from 'react';
import { isMonopoly, netWorth, type Seat, type ShownStanding, type Story } from '../story/index.js';
import { money, rankText } from '../text/index.js';
import { RollingMoney } from './rolling-number.js';

interface PossessionsProps {
  readonly story: Story;
  readonly seat: Seat;
  readonly standing: ShownStanding | null;
}

/** A player's cash; in Monopoly with its net worth, in other games with its rank. */
export function Possessions({ story, seat, standing }: PossessionsProps): ReactNode {
  return (
    <div className="seat-money">
      <p className="text-xl leading-none font-bold">
        <span className="sr-only">Cash </span>
        <RollingMoney amount={seat.cash} />
      </p>
      {isMonopoly(story) && (
        <p className="text-xs whitespace-nowrap text-soft">
          worth <span className="font-semibold text-ink tabular-nums">{money(netWorth(story, seat))}</span>
        </p>
      )}
      {standing !== null && <p className="text-xs whitespace-nowrap">{rankText(standing.rank, standing.isShared)}</p>}
    </div>
  );
}
