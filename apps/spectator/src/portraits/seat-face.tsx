import type { ReactNode } from 'react';
import { characterOf } from '#libs/views';
import { SeatMark } from '../seats/index.js';
import type { Seat, Story } from '../story/index.js';
import { moodOf } from './mood.js';
import { Portrait } from './portrait.js';

interface SeatFaceProps {
  readonly story: Story;
  readonly seat: Seat;
  readonly order: number;
  readonly className?: string;
}

/** A player's face with the mark of their seat. Decoration: the name is beside it. */
export function SeatFace({ story, seat, order, className = '' }: SeatFaceProps): ReactNode {
  return (
    <span className={`relative inline-block shrink-0 ${className}`}>
      <Portrait character={characterOf(seat)} order={order} mood={moodOf(story, seat)} className="size-full" />
      <SeatMark order={order} className="absolute -right-[12%] -bottom-[12%] size-[48%]" />
    </span>
  );
}
