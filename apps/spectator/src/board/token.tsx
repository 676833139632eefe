import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { pathBetween } from '../board-names/index.js';
import { SeatFace } from '../portraits/index.js';
import { wantsMotion } from '../session/index.js';
import type { Seat, Story, TokenMove } from '../story/index.js';
import { spotOn } from './token-spot.js';

interface TokenProps {
  readonly story: Story;
  readonly seat: Seat;
  readonly order: number;
  readonly position: number;
  /** Its index among the tokens on the same square. */
  readonly place: number;
  readonly inJail: boolean;
  readonly isOnTurn: boolean;
  /** The move that led here, if it is to be animated; `pace` is a multiple of normal speed. */
  readonly walk: (TokenMove & { readonly pace: number }) | null;
}

function placed(position: number, place: number, inJail: boolean): { readonly left: string; readonly top: string } {
  const { x, y } = spotOn(position, place, inJail);
  return { left: `${x}%`, top: `${y}%` };
}

/** A player's face where they stand; a move is animated square by square. */
export function Token({ story, seat, order, position, place, inJail, isOnTurn, walk }: TokenProps): ReactNode {
  const token = useRef<HTMLDivElement>(null);
  const spot = placed(position, place, inJail);
  const start = useEffectEvent((): Animation | undefined => {
    if (walk === null || walk.to !== position || !wantsMotion()) return undefined;
    const squares = [walk.from, ...pathBetween(walk.from, walk.to, walk.isJump)];
    const duration = Math.min(720, 140 + squares.length * 80) / walk.pace;
    return token.current?.animate(hops(squares, place, inJail), { duration });
  });
  // A move is animated once, even if other props change.
  const move = walk?.seq;
  useEffect(() => {
    const walking = move === undefined ? undefined : start();
    return () => walking?.cancel();
  }, [move]);
  return (
    <div ref={token} className="token" style={spot} data-turn={isOnTurn ? '' : undefined} data-seat={order}>
      <SeatFace story={story} seat={seat} order={order} className="size-full" />
    </div>
  );
}

/** From square to square, with a hop between them. */
function hops(squares: readonly number[], place: number, inJail: boolean): Keyframe[] {
  return squares.flatMap((square, step) => [
    ...(step === 0 ? [] : [HOP]),
    { ...placed(square, place, inJail), translate: '-50% -50%', scale: '1' },
  ]);
}

const HOP: Keyframe = { translate: '-50% -85%', scale: '1.12' };
