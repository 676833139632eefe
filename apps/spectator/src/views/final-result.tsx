import type { ReactNode } from 'react';
import { GameStory } from '../moments/index.js';
import { Result } from '../deal-cards/result.js';
import { SeatMark } from '../seats/index.js';
import { hasRanks, standings, type Story } from '../story/index.js';
import { count, rankText, scoreText } from '../text/index.js';

/** The result of a game that is over, below its last board. */
export default function FinalResult({ story }: { readonly story: Story }): ReactNode {
  return (
    <section aria-label="Final standings" className="flex flex-col items-center gap-1">
      <p className="view-result" data-winner="">
        <Result story={story} />
      </p>
      <p className="text-xs text-soft">
        {story.status === 'stopped' ? 'Stopped' : 'Game over'}
        {story.turn && ` after ${count(story.turn.number, 'turn')}`}
        {story.endReason === 'max_turns' && ', the limit of this game'}
      </p>
      {hasRanks(story) && (
        <ol className="flex w-full flex-wrap justify-center gap-1" aria-label="Standings">
          {standings(story).map(({ seat, rank, isShared, score }) => (
            <li key={seat.id} className="chip max-w-[min(15rem,100%)] min-w-0">
              <span className="text-soft">{rankText(rank, isShared)}</span>
              <SeatMark order={story.seats.indexOf(seat)} className="size-3.5 shrink-0" />
              <bdi className="foreign-text truncate">{seat.name}</bdi>
              {score !== null && <span className="tabular-nums">{scoreText(score)}</span>}
            </li>
          ))}
        </ol>
      )}
      <GameStory story={story} />
    </section>
  );
}
