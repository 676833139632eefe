import type { ReactNode } from 'react';
import type { Seat, ShownStanding } from '../story/index.js';
import { money, rankText } from '../text/index.js';
import { RollingMoney } from './rolling-number.js';

/** How a player stands. Null: not known, or it means nothing in this game. */
export interface Lead {
  /** Dollars. */
  readonly worth: number | null;
  /** Dollars behind the leader, less than 0; of the leader, ahead of the next. */
  readonly gap: number | null;
  /** The chance to win. */
  readonly percent: number | null;
}

interface PossessionsProps {
  readonly seat: Seat;
  readonly lead: Lead;
  readonly standing: ShownStanding | null;
}

/** What a player has: in Monopoly net worth, chance to win, cash and the gap to the leader; in other games cash and rank. */
export function Possessions({ seat, lead, standing }: PossessionsProps): ReactNode {
  const { worth, gap, percent } = lead;
  return (
    <>
      <div className="seat-money">
        <p className="text-xl leading-none font-bold">
          <span className="sr-only">{worth === null ? 'Cash ' : 'Net worth '}</span>
          <RollingMoney amount={worth ?? seat.cash} />
        </p>
        {percent !== null && (
          <p className="text-xl leading-none font-bold whitespace-nowrap tabular-nums" data-odds="">
            {percent} % <span className="odds-unit text-xs font-semibold text-soft">to win</span>
          </p>
        )}
        {standing !== null && <p className="text-xs whitespace-nowrap">{rankText(standing.rank, standing.isShared)}</p>}
      </div>
      {worth !== null && (
        <p className="seat-cash mt-1 flex justify-between gap-x-2 text-xs whitespace-nowrap text-soft tabular-nums">
          <span>
            cash <span className="font-semibold text-ink">{money(seat.cash)}</span>
          </span>
          {gap !== null && <span data-gap="">{gapText(gap)}</span>}
        </p>
      )}
    </>
  );
}

function gapText(gap: number): string {
  if (gap === 0) return 'level';
  return gap > 0 ? `${money(gap)} ahead` : `${money(-gap)} behind`;
}
