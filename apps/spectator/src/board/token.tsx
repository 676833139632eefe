import { type ReactNode, useEffect, useRef } from 'react';
import { middleOf, pathBetween, placeOf } from '../board-names/index.js';
import { SeatFace } from '../portraits/index.js';
import { wantsMotion } from '../session/index.js';
import type { Seat, Story, TokenMove } from '../story/index.js';

interface TokenProps {
  readonly story: Story;
  readonly seat: Seat;
  readonly order: number;
  readonly position: number;
  /** Its index among the tokens on the same square. */
  readonly place: number;
  readonly isOnTurn: boolean;
  /** The move that led here, if it is to be animated; `pace` is a multiple of normal speed. */
  readonly walk: (TokenMove & { readonly pace: number }) | null;
}

/** The offset that keeps tokens beside the square's name: towards the board's edge, or below the name. */
const OFFSETS = {
  bottom: [0, 3.2],
  top: [0, -3.2],
  left: [-0.6, 2.7],
  right: [0.6, 2.7],
} as const;

/** Tokens on the same square are in rows of three. Per cent of the board. */
function spotOn(position: number, place: number): { readonly left: string; readonly top: string } {
  const { x, y } = middleOf(position);
  const [dx, dy] = position % 10 === 0 ? [0, -1.2] : OFFSETS[placeOf(position).edge];
  const [across, along] = [ACROSS[place % 3] ?? 0, Math.floor(place / 3) * 2.4];
  return { left: `${x + dx + across}%`, top: `${y + dy - Math.sign(dy) * along}%` };
}

const ACROSS = [0, 2.3, -2.3];

/** A player's face where they stand; a move is animated square by square. */
export function Token({ story, seat, order, position, place, isOnTurn, walk }: TokenProps): ReactNode {
  const token = useRef<HTMLDivElement>(null);
  const spot = spotOn(position, place);
  useEffect(() => {
    if (walk === null || walk.to !== position || !wantsMotion()) return undefined;
    const squares = [walk.from, ...pathBetween(walk.from, walk.to, walk.isJump)];
    const duration = Math.min(720, 140 + squares.length * 80) / walk.pace;
    const walking = token.current?.animate(hops(squares, place), { duration });
    return () => walking?.cancel();
    // A move is animated once, even if other props change.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [walk?.seq]);
  return (
    <div ref={token} className="token" style={spot} data-turn={isOnTurn ? '' : undefined} data-seat={order}>
      <SeatFace story={story} seat={seat} order={order} className="size-full" />
    </div>
  );
}

/** From square to square, with a hop between them. */
function hops(squares: readonly number[], place: number): Keyframe[] {
  return squares.flatMap((square, step) => [
    ...(step === 0 ? [] : [HOP]),
    { ...spotOn(square, place), translate: '-50% -50%', scale: '1' },
  ]);
}

const HOP: Keyframe = { translate: '-50% -85%', scale: '1.12' };
