import { memo, type ReactNode } from 'react';
import { type Mood, portraitOf } from '#libs/views';
import { seatColour } from '../seats/index.js';

interface PortraitProps {
  /** A personality, a model, or a name. */
  readonly character: string;
  readonly order: number;
  readonly mood: Mood;
  readonly className?: string;
}

/** A character's face on the colour of their seat. Decoration: the name is beside it. */
export const Portrait = memo(function Portrait({ character, order, mood, className }: PortraitProps): ReactNode {
  return (
    <svg viewBox="0 0 48 48" className={className} data-mood={mood} aria-hidden="true">
      <rect width="48" height="48" rx="12" fill={seatColour(order)} />
      <g opacity={mood === 'ruined' ? 0.7 : 1} strokeLinejoin="round" strokeLinecap="round">
        {portraitOf(character, mood).map((part) => (
          <path key={part.d} {...part} />
        ))}
      </g>
    </svg>
  );
});
