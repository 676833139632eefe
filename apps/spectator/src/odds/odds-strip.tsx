import type { ReactNode } from 'react';
import { SeatFace } from '../portraits/index.js';
import { SeatMark, seatColour } from '../seats/index.js';
import { useView } from '../session/index.js';
import { isMonopoly, isOver, netWorth, type Story } from '../story/index.js';
import { money } from '../text/index.js';
import { type Measure, percentsOf } from './chances.js';
import { leaderOf } from './leader.js';
import { useShares } from './use-shares.js';

const TITLES: Readonly<Record<Measure, string>> = {
  chance: 'Chance to win',
  worth: 'Share of net worth',
  score: 'Share of the score',
  cash: 'Share of the money',
};
/** After a number of per cent. */
const UNITS: Readonly<Record<Measure, string>> = {
  chance: 'to win',
  worth: 'of the wealth',
  score: 'of the score',
  cash: 'of the money',
};

/** Less has no room for its number. */
const LEAST_LABELLED = 7;

/** Who is winning: the one who leads, and one bar in the seats' colours. */
export function OddsStrip(): ReactNode {
  const story = useView(({ shown }) => shown);
  const found = useShares();
  const { seats } = story;
  const leader = leaderOf(story, found?.shares ?? null);
  if (leader === null) return null;
  const percents = percentsOf(found?.shares ?? []);
  const chance = found && !isOver(story) ? `${percents[leader.order] ?? 0} % ${UNITS[found.measure]}` : null;
  const title = TITLES[found?.measure ?? 'chance'];
  const words = seats.map(({ name }, order) => `${name} ${percents[order] ?? 0} %`).join(', ');
  return (
    <section className="odds" aria-label="Who is winning" data-measure={found?.measure}>
      <Leader story={story} order={leader.order} verb={leader.verb} chance={chance} />
      {found !== null && (
        <div className="odds-bar" role="img" aria-label={`${title}: ${words}`}>
          {seats.map(({ id, name }, order) => (
            <span
              key={id}
              className="odds-part"
              title={`${name}: ${percents[order] ?? 0} %`}
              style={{ flexGrow: found.shares[order] ?? 0, background: seatColour(order) }}
            >
              {(percents[order] ?? 0) >= LEAST_LABELLED && (
                <>
                  <SeatMark order={order} className="size-3.5 shrink-0" />
                  <bdi className="odds-name">{name}</bdi>
                  <span>{percents[order]} %</span>
                </>
              )}
            </span>
          ))}
        </div>
      )}
    </section>
  );
}

interface LeaderProps {
  readonly story: Story;
  readonly order: number;
  readonly verb: string;
  readonly chance: string | null;
}

function Leader({ story, order, verb, chance }: LeaderProps): ReactNode {
  const seat = story.seats[order];
  if (seat === undefined) return null;
  const worth = isMonopoly(story) ? netWorth(story, seat) : seat.cash;
  return (
    <p className="odds-lead" data-leader={seat.name}>
      <SeatFace story={story} seat={seat} order={order} className="size-6" />
      <bdi className="foreign-text truncate font-bold">{seat.name}</bdi>
      <span className="text-soft">{verb}</span>
      {worth !== null && <span className="font-semibold">{money(worth)}</span>}
      {chance !== null && <span className="font-bold text-accent">{chance}</span>}
    </p>
  );
}
