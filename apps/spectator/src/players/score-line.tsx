import type { ReactNode } from 'react';
import { scoreOf, type Seat, type ShownStanding, type Story } from '../story/index.js';
import { rankText, scoreText } from '../text/index.js';

interface ScoreLineProps {
  readonly story: Story;
  readonly seat: Seat;
  readonly standing: ShownStanding | null;
}

/** A player's score and rank, where there are any. */
export function ScoreLine({ story, seat, standing }: ScoreLineProps): ReactNode {
  const score = scoreOf(story, seat.id);
  if (score === null && standing === null) return null;
  return (
    <div className="seat-money">
      {score !== null && (
        <p className="text-xl leading-none font-bold tabular-nums">
          <span className="sr-only">Score </span>
          {scoreText(score)}
        </p>
      )}
      {standing !== null && (
        <p className="text-xs font-semibold whitespace-nowrap">{rankText(standing.rank, standing.isShared)}</p>
      )}
    </div>
  );
}
