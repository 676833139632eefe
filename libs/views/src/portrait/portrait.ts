import { type Eyes, faceOf, type Head, type Top } from './face.js';

/** A shape of a portrait, in a box of 48 by 48; colours are those of SVG. */
export interface PortraitPart {
  readonly d: string;
  readonly fill: string;
  readonly stroke: string;
  readonly strokeWidth: number;
}

export type Mood = 'calm' | 'thinking' | 'happy' | 'worried' | 'ruined';

const LINE = '#1b2138';
const GLASS = '#ffffff90';
const GLOW = '#7cf5d0';
const BODY = 'M8 48c1-9 8-11 16-11s15 2 16 11z';

const HEADS: Readonly<Record<Head, string>> = {
  round: ellipse(24, 26, 13),
  oval: ellipse(24, 26, 11, 14),
  square: 'M18 14h12a6 6 0 0 1 6 6v13a6 6 0 0 1-6 6H18a6 6 0 0 1-6-6V20a6 6 0 0 1 6-6z',
  egg: 'M24 12c8 0 13 9 13 16s-6 11-13 11-13-4-13-11 5-16 13-16z',
  wide: ellipse(24, 27, 15, 12),
};

const EYES: Readonly<Record<Eyes, readonly PortraitPart[]>> = {
  dots: [filled(ellipse(19, 25, 1.7)), filled(ellipse(29, 25, 1.7))],
  round: [
    outlined(ellipse(19, 25, 3.4) + ellipse(29, 25, 3.4), '#fff', 1.2),
    filled(ellipse(19.6, 25.4, 1.5) + ellipse(29.6, 25.4, 1.5)),
  ],
  glasses: [
    outlined(
      'M14 22h8v5a3 3 0 0 1-3 3h-2a3 3 0 0 1-3-3zM26 22h8v5a3 3 0 0 1-3 3h-2a3 3 0 0 1-3-3zM22 24h4',
      GLASS,
      1.3,
    ),
    filled(ellipse(18, 25.5, 1.4) + ellipse(30, 25.5, 1.4)),
  ],
  visor: [
    filled('M16.5 21.5h15a3.5 3.5 0 0 1 0 7h-15a3.5 3.5 0 0 1 0-7z'),
    filled(ellipse(19.5, 25, 1.6) + ellipse(28.5, 25, 1.6), GLOW),
  ],
  monocle: [
    filled(ellipse(19, 25, 1.7)),
    outlined(ellipse(29.5, 25, 4.2), GLASS, 1.3),
    filled(ellipse(29.5, 25.2, 1.5)),
    outlined('M33 28.5v6', 'none', 1),
  ],
};

const TOPS: Readonly<Record<Top, string>> = {
  hat: 'M10 17h28v-2.5h-5V5H15v9.5h-5z',
  antenna: 'M23 14V7a3 3 0 1 1 2 0v7z',
  curls: 'M11 21c-3-6 2-12 6-10 2-5 9-5 11-1 5-2 10 4 8 10-4-4-9-5-13-5s-9 2-12 6z',
  spikes: 'M11 20l1-10 5 5 3-9 4 8 4-8 3 9 5-5 1 10c-8-6-18-6-26 0z',
  cap: 'M11 18c0-13 26-13 26 0l7 1c0 2-14 2-33 1z',
  parting: 'M11 22c-2-15 17-16 24-8 2 2 2 5 2 8-4-1-10-3-14-7-2 4-7 6-12 7z',
  bun: 'M20 9a4.5 4.5 0 1 1 8 0c6 1 9 6 9 12-6-7-20-7-26 0 0-6 3-11 9-12z',
  ears: 'M12 19L10 6l9 7c3-1 7-1 10 0l9-7-2 13c-7-5-17-5-24 0z',
};

/** Brows and mouth. */
const MOODS: Readonly<Record<Mood, string>> = {
  calm: 'M19 33.5q5 2.5 10 0',
  thinking: 'M20 34h6M15.5 20.5q3.5-2 7-.5M26 18.5q3.5-1.5 7 1',
  happy: 'M17.5 31.5q6.5 8 13 0z',
  worried: 'M19 35q5-3 10 0M15.5 20.5l5-2M32.5 20.5l-5-2',
  ruined: 'M18 36q6-6 12 0M14.5 22.5l6-3.5M33.5 22.5l-6-3.5',
};

/** The shapes of a character's face, the first one lowest. The ground is the seat's colour. */
export function portraitOf(character: string, mood: Mood): readonly PortraitPart[] {
  const { head, eyes, top, skin, cloth } = faceOf(character);
  return [
    outlined(BODY, cloth, 1.4),
    outlined(HEADS[head], skin, 1.4),
    outlined(TOPS[top], cloth, 1.4),
    ...EYES[eyes],
    outlined(MOODS[mood], mood === 'happy' ? '#fff' : 'none', 1.8),
  ];
}

function filled(d: string, fill = LINE): PortraitPart {
  return { d, fill, stroke: 'none', strokeWidth: 0 };
}

function outlined(d: string, fill: string, strokeWidth: number): PortraitPart {
  return { d, fill, stroke: LINE, strokeWidth };
}

function ellipse(x: number, y: number, across: number, down = across): string {
  return `M${x - across} ${y}a${across} ${down} 0 1 0 ${across * 2} 0a${across} ${down} 0 1 0 ${-across * 2} 0z`;
}
