import type { ReactNode } from 'react';
import type { Square } from '../board-names/index.js';

/** Strokes inside a box of 24 by 24. */
const ICONS: Readonly<Record<Exclude<Square['kind'], 'street'>, string>> = {
  start: 'M12 3v18M12 3a2 2 0 1 1 0 4M6 12H3c0 5 4 9 9 9s9-4 9-9h-3M8 10h8',
  fund: 'M8 4h8l-2 4h-4zM10 8c-4 2-6 5-6 8 0 3 3 4 8 4s8-1 8-4c0-3-2-6-6-8M12 11.5v5M10 15.5h4',
  fortune: 'M12 3l2.6 5.6 6 .7-4.5 4.1 1.2 6L12 16.4 6.7 19.4l1.2-6L3.4 9.3l6-.7z',
  lockup: 'M4 4h16v16H4zM8.5 4v16M12 4v16M15.5 4v16',
  common:
    'M12 21v-7M12 14c-4 0-6-2-6-4.5C6 7 8 6 8.5 5.5 9 3.5 10.5 3 12 3s3 .5 3.5 2.5C16 6 18 7 18 9.5c0 2.5-2 4.5-6 4.5M4 21h16',
  arrest: 'M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6zM9 12l2 2 4-4.5',
  duty: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M8 16l8-8M8.5 9h.01M15.5 15h.01',
  line: 'M6 4h12v11H6zM6 10h12M9 15l-2 5M15 15l2 5M9 12.5h.01M15 12.5h.01',
  works: 'M13 3L6 13h5l-1 8 8-11h-6z',
};

export function SquareIcon({ square }: { readonly square: Square }): ReactNode {
  if (square.kind === 'street') return null;
  const isWater = square.kind === 'works' && square.id === 'water_works';
  return (
    <svg viewBox="0 0 24 24" className="tile-icon" aria-hidden="true">
      <path
        d={isWater ? 'M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11M9 15a3 3 0 0 0 3 3' : ICONS[square.kind]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** Houses on a street; 5 is a hotel. Decoration: the tile's label has the number. */
export function Buildings({ houses }: { readonly houses: number }): ReactNode {
  if (houses >= 5) {
    return (
      <svg viewBox="0 0 20 16" className="hotel" aria-hidden="true">
        <path d="M1 15V5l5-4 4 3 4-3 5 4v10z" fill="#7a1f3d" stroke="#fff" strokeWidth="1.6" />
        <path d="M6 9h2m4 0h2" stroke="#fff" strokeWidth="1.8" />
      </svg>
    );
  }
  return Array.from({ length: houses }, (_, house) => (
    <svg key={house} viewBox="0 0 12 12" className="house" aria-hidden="true">
      <path d="M1 11V5l5-4 5 4v6z" fill="#116149" stroke="#fff" strokeWidth="1.3" />
    </svg>
  ));
}

/** The skyline behind the centre of the board. */
export function Skyline(): ReactNode {
  return (
    <svg viewBox="0 0 390 90" className="skyline" aria-hidden="true" preserveAspectRatio="xMidYMax slice">
      <path
        d="M0 90V66h14V52h14v14h14V40l12-9 12 9v26h12V56h20v-8h8V30l5-16 5 16v18h8v18h14V46h22v20h10V50l14-12 14 12v16h14V36h6v-8h10v8h6v30h16V54h18v12h10c0-14 8-22 18-22s18 8 18 22h12V48h16v18h20V52h14v14h16v24z"
        fill="currentColor"
      />
      <path
        d="M0 84c20-5 40 5 60 0s40 5 60 0 40 5 60 0 40 5 60 0 40 5 60 0 40 5 60 0 40 5 40 0"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      />
    </svg>
  );
}
