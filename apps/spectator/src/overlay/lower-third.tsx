import type { ReactNode } from 'react';
import { SeatMark } from '../seats/index.js';
import { useView } from '../session/index.js';
import { percent, type RankedSeat, rankedSeats, ShareBar } from '../shares/index.js';
import { isOver } from '../story/index.js';
import { money, scoreText } from '../text/index.js';
import { thoughtOf } from './thought.js';
import './lower-third.css';

/** More would make the rows too small to be read in a video. */
const MAX_SEATS = 8;

/** For a video stream: who leads, by how much, and what is being thought. */
export default function LowerThird(): ReactNode {
  const story = useView(({ shown }) => shown);
  const thinking = useView((view) => view.thinking);
  const ranked = rankedSeats(story);
  const thought = isOver(story) ? null : thoughtOf(story, thinking);
  if (ranked.length === 0) return null;
  return (
    <section className="lower-third" aria-label="Who leads">
      <ol className="lower-third-seats" data-many={ranked.length > 4 ? '' : undefined}>
        {ranked.slice(0, MAX_SEATS).map((one) => (
          <RankedRow key={one.seat.id} one={one} isOnTurn={story.turn?.playerId === one.seat.id && !isOver(story)} />
        ))}
      </ol>
      <ShareBar seats={ranked} />
      <p className="lower-third-thought">
        {thought !== null && (
          <>
            <SeatMark order={thought.order} />
            <span className="foreign-text lower-third-text" dir="auto">
              <b>
                <bdi>{thought.name}</bdi> {thought.verb}
                {thought.text === null ? ' …' : ': '}
              </b>
              {thought.text}
            </span>
          </>
        )}
      </p>
    </section>
  );
}

function RankedRow({ one, isOnTurn }: { readonly one: RankedSeat; readonly isOnTurn: boolean }): ReactNode {
  const { seat, order, value, isMoney, share } = one;
  return (
    <li data-turn={isOnTurn ? '' : undefined} data-out={seat.isOut ? '' : undefined}>
      <SeatMark order={order} />
      <bdi className="foreign-text lower-third-name">{seat.name}</bdi>
      {value !== null && <b>{isMoney ? money(value) : scoreText(value)}</b>}
      {share !== null && <span className="lower-third-share">{percent(share)}</span>}
    </li>
  );
}
