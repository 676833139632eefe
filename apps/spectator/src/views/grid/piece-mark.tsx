import type { ReactNode } from 'react';
import { isLight, type Piece, type Point, UNIT } from '#libs/views';

/** Glyphs that every font draws in another size: a disc is meant. */
const DISCS = /^[●⬤⚫⚪⏺🔴🟠🟡🟢🔵🟣🟤]$/u;
/** Symbols that some systems draw as an emoji, in colours of its own. */
const SYMBOL = /^[\u2600-\u27BF]$/u;
const AS_TEXT = '\uFE0E';
const MAX_CHARS_ON_DISC = 2;

interface PieceMarkProps {
  readonly piece: Piece;
  readonly at: Point;
  /** Null: that of a text. */
  readonly colour: string | null;
}

/** What stands on a square. Its outline distinguishes it from a board of any colour. */
export function PieceMark({ piece, at, colour }: PieceMarkProps): ReactNode {
  const { glyph, text, name, isMark } = piece;
  const isDisc = glyph === null || glyph === '' || (isMark && DISCS.test(glyph));
  const isLabelled = glyph === null && Array.from(text).length <= MAX_CHARS_ON_DISC;
  return (
    <g>
      <title>{name}</title>
      {isDisc && <circle cx={at.x} cy={at.y} r={UNIT * 0.39} className="grid-disc" style={fillOf(colour)} />}
      {isDisc && isLabelled && <Glyph text={text} at={at} className="grid-disc-text" share={0.4} colour={null} />}
      {!isDisc && <Glyph text={glyph} at={at} className="grid-glyph" share={isMark ? 0.78 : 0.55} colour={colour} />}
    </g>
  );
}

interface GlyphProps {
  readonly text: string;
  readonly at: Point;
  readonly className: string;
  /** The size of a single character, as a share of the square. */
  readonly share: number;
  readonly colour: string | null;
}

function Glyph({ text, at, className, share, colour }: GlyphProps): ReactNode {
  const size = Math.min(share, 1.5 / Math.max(1, Array.from(text).length));
  return (
    <text
      x={at.x}
      y={at.y}
      className={className}
      fontSize={(size * UNIT).toFixed(2)}
      textAnchor="middle"
      dominantBaseline="central"
      data-outline={outlineOf(colour)}
      style={fillOf(colour)}
    >
      {SYMBOL.test(text) ? text + AS_TEXT : text}
    </text>
  );
}

/** The outline that distinguishes a coloured text from every board. */
function outlineOf(colour: string | null): 'dark' | 'light' | 'ink' | undefined {
  if (colour === null) return undefined;
  const light = isLight(colour);
  return light === null ? 'ink' : light ? 'dark' : 'light';
}

function fillOf(colour: string | null): { readonly fill: string } | undefined {
  return colour === null ? undefined : { fill: colour };
}
