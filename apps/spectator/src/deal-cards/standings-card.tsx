import type { ReactNode } from 'react';
import { GameStory } from '../moments/index.js';
import { SeatMark } from '../seats/index.js';
import { isMonopoly, netWorth, type Seat, standings, type Story } from '../story/index.js';
import { count, money } from '../text/index.js';
import { Result } from './result.js';
import './deal.css';

/** The result of the game and its standings. */
export default function StandingsCard({ story }: { readonly story: Story }): ReactNode {
  const isStopped = story.status === 'stopped';
  return (
    <section className="deal deal-end" aria-label="Final standings">
      <p className="deal-kind">{isStopped ? 'Stopped' : 'Game over'}</p>
      <p className="deal-title flex justify-center gap-[0.25em]" data-winner="">
        <Result story={story} />
      </p>
      {story.turn && (
        <p className="text-soft">
          after {count(story.turn.number, 'turn')}
          {story.endReason === 'max_turns' && ', the limit of this game'}
        </p>
      )}
      <ol className="mt-2 w-full divide-y divide-line overflow-hidden" aria-label="Standings">
        {standings(story).map(({ seat, rank }) => (
          <li key={seat.id} className="flex items-center gap-2 py-1">
            <span className="w-5 text-right text-soft tabular-nums">{rank}</span>
            <SeatMark order={story.seats.indexOf(seat)} className="size-[1.3em] shrink-0" />
            <bdi className="foreign-text flex-1 truncate text-left font-semibold">{seat.name}</bdi>
            <span className="tabular-nums">{ownedBy(story, seat)}</span>
          </li>
        ))}
      </ol>
      <GameStory story={story} />
    </section>
  );
}

/** Net worth in Monopoly, as on the cards of the players. */
function ownedBy(story: Story, seat: Seat): string {
  if (seat.isBankrupt || seat.isOut) return seat.isBankrupt ? 'bankrupt' : 'out';
  const worth = isMonopoly(story) ? netWorth(story, seat) : seat.cash;
  return worth === null ? '' : money(worth);
}
