import { memo, type ReactNode } from 'react';
import { seatColour } from '../seats/index.js';
import { type Eyes, faceOf, type Head, type Top } from './face.js';
import type { Mood } from './mood.js';

const LINE = '#1b2138';

const HEADS: Readonly<Record<Head, ReactNode>> = {
  round: <circle cx="24" cy="26" r="13" />,
  oval: <ellipse cx="24" cy="26" rx="11" ry="14" />,
  square: <rect x="12" y="14" width="24" height="25" rx="6" />,
  egg: <path d="M24 12c8 0 13 9 13 16s-6 11-13 11-13-4-13-11 5-16 13-16z" />,
  wide: <ellipse cx="24" cy="27" rx="15" ry="12" />,
};

const EYES: Readonly<Record<Eyes, ReactNode>> = {
  dots: (
    <>
      <circle cx="19" cy="25" r="1.7" />
      <circle cx="29" cy="25" r="1.7" />
    </>
  ),
  round: (
    <>
      <circle cx="19" cy="25" r="3.4" fill="#fff" stroke={LINE} strokeWidth="1.2" />
      <circle cx="29" cy="25" r="3.4" fill="#fff" stroke={LINE} strokeWidth="1.2" />
      <circle cx="19.6" cy="25.4" r="1.5" />
      <circle cx="29.6" cy="25.4" r="1.5" />
    </>
  ),
  glasses: (
    <>
      <path
        d="M14 22h8v5a3 3 0 0 1-3 3h-2a3 3 0 0 1-3-3zM26 22h8v5a3 3 0 0 1-3 3h-2a3 3 0 0 1-3-3zM22 24h4"
        fill="#ffffff90"
        stroke={LINE}
        strokeWidth="1.3"
      />
      <circle cx="18" cy="25.5" r="1.4" />
      <circle cx="30" cy="25.5" r="1.4" />
    </>
  ),
  visor: (
    <>
      <rect x="13" y="21.5" width="22" height="7" rx="3.5" />
      <circle cx="19.5" cy="25" r="1.6" fill="#7cf5d0" />
      <circle cx="28.5" cy="25" r="1.6" fill="#7cf5d0" />
    </>
  ),
  monocle: (
    <>
      <circle cx="19" cy="25" r="1.7" />
      <circle cx="29.5" cy="25" r="4.2" fill="#ffffff90" stroke={LINE} strokeWidth="1.3" />
      <circle cx="29.5" cy="25.2" r="1.5" />
      <path d="M33 28.5v6" fill="none" stroke={LINE} strokeWidth="1" />
    </>
  ),
};

const TOPS: Readonly<Record<Top, ReactNode>> = {
  hat: <path d="M10 17h28v-2.5h-5V5H15v9.5h-5z" />,
  antenna: <path d="M23 14V7a3 3 0 1 1 2 0v7z" />,
  curls: <path d="M11 21c-3-6 2-12 6-10 2-5 9-5 11-1 5-2 10 4 8 10-4-4-9-5-13-5s-9 2-12 6z" />,
  spikes: <path d="M11 20l1-10 5 5 3-9 4 8 4-8 3 9 5-5 1 10c-8-6-18-6-26 0z" />,
  cap: <path d="M11 18c0-13 26-13 26 0l7 1c0 2-14 2-33 1z" />,
  parting: <path d="M11 22c-2-15 17-16 24-8 2 2 2 5 2 8-4-1-10-3-14-7-2 4-7 6-12 7z" />,
  bun: <path d="M20 9a4.5 4.5 0 1 1 8 0c6 1 9 6 9 12-6-7-20-7-26 0 0-6 3-11 9-12z" />,
  ears: <path d="M12 19L10 6l9 7c3-1 7-1 10 0l9-7-2 13c-7-5-17-5-24 0z" />,
};

/** Brows and mouth. */
const MOODS: Readonly<Record<Mood, string>> = {
  calm: 'M19 33.5q5 2.5 10 0',
  thinking: 'M20 34h6M15.5 20.5q3.5-2 7-.5M26 18.5q3.5-1.5 7 1',
  happy: 'M17.5 31.5q6.5 8 13 0z',
  worried: 'M19 35q5-3 10 0M15.5 20.5l5-2M32.5 20.5l-5-2',
  ruined: 'M18 36q6-6 12 0M14.5 22.5l6-3.5M33.5 22.5l-6-3.5',
};

interface PortraitProps {
  /** A personality, a model, or a name. */
  readonly character: string;
  readonly order: number;
  readonly mood: Mood;
  readonly className?: string;
}

/** A character's face on the colour of their seat. Decoration: the name is beside it. */
export const Portrait = memo(function Portrait({ character, order, mood, className }: PortraitProps): ReactNode {
  const { head, eyes, top, skin, cloth } = faceOf(character);
  return (
    <svg viewBox="0 0 48 48" className={className} data-mood={mood} aria-hidden="true">
      <rect width="48" height="48" rx="12" fill={seatColour(order)} />
      <g opacity={mood === 'ruined' ? 0.7 : 1} fill={cloth} stroke={LINE} strokeWidth="1.4" strokeLinejoin="round">
        <path d="M8 48c1-9 8-11 16-11s15 2 16 11z" />
        <g fill={skin}>{HEADS[head]}</g>
        {TOPS[top]}
        <g fill={LINE} stroke="none">
          {EYES[eyes]}
        </g>
        <path d={MOODS[mood]} fill={mood === 'happy' ? '#fff' : 'none'} strokeWidth="1.8" strokeLinecap="round" />
      </g>
    </svg>
  );
});
