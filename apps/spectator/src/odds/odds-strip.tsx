import type { ReactNode } from 'react';
import { SeatMark, seatColour } from '../seats/index.js';
import { useView } from '../session/index.js';
import { type Measure, percentsOf } from './chances.js';
import { useShares } from './use-shares.js';

const TITLES: Readonly<Record<Measure, string>> = {
  chance: 'Chance to win',
  worth: 'Share of net worth',
  score: 'Share of the score',
  cash: 'Share of the money',
};

/** Less has no room for its number. */
const LEAST_LABELLED = 7;

/** Who is winning: one bar, in the seats' colours. */
export function OddsStrip(): ReactNode {
  const seats = useView(({ shown }) => shown.seats);
  const shares = useShares();
  if (shares === null) return null;
  const percents = percentsOf(shares.shares);
  const title = TITLES[shares.measure];
  const words = seats.map(({ name }, order) => `${name} ${percents[order] ?? 0} %`).join(', ');
  return (
    <section className="odds" aria-label="Who is winning" data-measure={shares.measure}>
      <p className="odds-title">{title}</p>
      <div className="odds-bar" role="img" aria-label={`${title}: ${words}`}>
        {seats.map(({ id, name }, order) => (
          <span
            key={id}
            className="odds-part"
            title={`${name}: ${percents[order] ?? 0} %`}
            style={{ flexGrow: shares.shares[order] ?? 0, background: seatColour(order) }}
          >
            {(percents[order] ?? 0) >= LEAST_LABELLED && (
              <>
                <SeatMark order={order} className="size-3.5 shrink-0" />
                {percents[order]} %
              </>
            )}
          </span>
        ))}
      </div>
    </section>
  );
}
