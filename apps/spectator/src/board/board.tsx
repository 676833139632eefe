import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { isDeed, SQUARES } from '../board-names/index.js';
import { useBoardChoices } from '../choices/index.js';
import { later } from '../ui/later.js';
import { isFollowable } from '../playback/index.js';
import { useView } from '../session/index.js';
import type { Story } from '../story/index.js';
import { Tile } from './tile.js';
import { Token } from './token.js';

const DeedCard = later(() => import('./deed-card.js'));
const TileChoices = later(() => import('../play/tile-choices.js'));

/** The 40 squares around the centre, the tokens on them, and the deed card of the selected square. */
export function Board({ children }: { readonly children: ReactNode }): ReactNode {
  const story = useView(({ shown }) => shown);
  const pace = useView(({ playhead }) => (isFollowable(playhead) ? playhead.pace : null));
  const hasChoices = useBoardChoices(({ choices }) => choices !== null);
  const { looked, look, hold } = useLooked();
  return (
    <section className="board" aria-label="Board" data-board="">
      <Tiles story={story} onShow={look} />
      <div className="stage">{children}</div>
      <Tokens story={story} pace={pace} />
      {hasChoices && <TileChoices />}
      {looked !== null && <DeedCard position={looked} story={story} onHold={hold} onLeave={() => look(null)} />}
    </section>
  );
}

function Tiles({
  story,
  onShow,
}: {
  readonly story: Story;
  readonly onShow: (position: number | null) => void;
}): ReactNode {
  const orders = new Map(story.seats.map((seat, order) => [seat.id, order]));
  const auctioned = story.auction?.sale === null ? story.auction.propertyId : null;
  return SQUARES.map((square, position) => {
    const deed = isDeed(square) ? story.deeds[square.id] : undefined;
    const order = orders.get(deed?.ownerId ?? '') ?? -1;
    const visitors = story.seats.filter((seat) => seat.position === position && !seat.isOut);
    const isWalkedTo = story.lastMove?.to === position && story.lastMove.playerId === story.turn?.playerId;
    return (
      <Tile
        key={position}
        position={position}
        ownerOrder={order}
        ownerName={story.seats[order]?.name ?? null}
        houses={deed?.houses ?? 0}
        isMortgaged={deed?.isMortgaged ?? false}
        isActive={isWalkedTo || (isDeed(square) && square.id === auctioned)}
        visitors={visitors.map(({ name, inJail }) => (inJail ? `${name} (locked up)` : name)).join('\n')}
        onShow={onShow}
      />
    );
  });
}

/** `pace`: of walks, a multiple of normal speed; null: tokens are put where they stand. */
function Tokens({ story, pace }: { readonly story: Story; readonly pace: number | null }): ReactNode {
  const crowd = new Map<string, number>();
  return story.seats.map((seat, order) => {
    if (seat.position === null || seat.isOut) return null;
    const spot = `${seat.position} ${seat.inJail}`;
    const place = crowd.get(spot) ?? 0;
    crowd.set(spot, place + 1);
    const { lastMove } = story;
    const isWalker = pace !== null && lastMove?.playerId === seat.id && lastMove.seq === story.seq;
    return (
      <Token
        key={seat.id}
        story={story}
        seat={seat}
        order={order}
        position={seat.position}
        place={place}
        inJail={seat.inJail}
        isOnTurn={story.turn?.playerId === seat.id}
        walk={isWalker ? { ...lastMove, pace } : null}
      />
    );
  });
}

/** Milliseconds; enough time to move the pointer from a square onto its deed card. */
const LINGER_MS = 260;

/** The selected square. Its deed card stays for a moment, and while the pointer is on it; Escape closes it. */
function useLooked(): {
  readonly looked: number | null;
  readonly look: (position: number | null) => void;
  readonly hold: () => void;
} {
  const [looked, setLooked] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hold = useCallback(() => clearTimeout(timer.current), []);
  const look = useCallback((position: number | null) => {
    clearTimeout(timer.current);
    if (position === null) timer.current = setTimeout(() => setLooked(null), LINGER_MS);
    else setLooked(position);
  }, []);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setLooked(null);
    };
    addEventListener('keydown', listen);
    return () => {
      removeEventListener('keydown', listen);
      clearTimeout(timer.current);
    };
  }, []);
  return { looked, look, hold };
}
