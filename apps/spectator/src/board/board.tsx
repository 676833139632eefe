import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { isDeed, SQUARES } from '../city/index.js';
import { useView } from '../session/index.js';
import type { Story } from '../story/index.js';
import { DeedCard } from './deed-card.js';
import { Tile } from './tile.js';
import { Token } from './token.js';

/** The forty squares around the stage, the tokens on them, and the deed of the one that is looked at. */
export function Board({ children }: { readonly children: ReactNode }): ReactNode {
  const story = useView(({ shown }) => shown);
  const jumped = useView(({ playhead }) => playhead.jumped);
  const [looked, setLooked] = useState<number | null>(null);
  const show = useCallback((position: number | null) => setLooked(position), []);
  useEscape(() => setLooked(null));
  return (
    <section className="board" aria-label="Board" data-board="">
      <Tiles story={story} onShow={show} />
      <div className="stage">{children}</div>
      <Tokens story={story} jumped={jumped} />
      {looked !== null && <DeedCard position={looked} story={story} />}
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
  const auctioned = story.auction?.outcome === null ? story.auction.propertyId : null;
  return SQUARES.map((square, position) => {
    const deed = isDeed(square) ? story.deeds[square.id] : undefined;
    const order = orders.get(deed?.ownerId ?? '') ?? -1;
    const visitors = story.seats.filter((seat) => seat.position === position && !seat.isBankrupt);
    const isWalkedTo = story.walk?.to === position && story.walk.playerId === story.turn?.playerId;
    return (
      <Tile
        key={position}
        position={position}
        ownerOrder={order}
        ownerName={story.seats[order]?.name ?? null}
        houses={deed?.houses ?? 0}
        isMortgaged={deed?.isMortgaged ?? false}
        isActive={isWalkedTo || (isDeed(square) && square.id === auctioned)}
        visitors={visitors.map(({ name }) => name).join('\n')}
        onShow={onShow}
      />
    );
  });
}

function Tokens({ story, jumped }: { readonly story: Story; readonly jumped: boolean }): ReactNode {
  const crowd = new Map<number, number>();
  return story.seats.map((seat, order) => {
    if (seat.position === null || seat.isBankrupt) return null;
    const place = crowd.get(seat.position) ?? 0;
    crowd.set(seat.position, place + 1);
    const isWalker = !jumped && story.walk?.playerId === seat.id && story.walk.seq === story.seq;
    return (
      <Token
        key={seat.id}
        order={order}
        position={seat.position}
        place={place}
        isOnTurn={story.turn?.playerId === seat.id}
        walk={isWalker ? story.walk : null}
      />
    );
  });
}

function useEscape(act: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') act();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  });
}
