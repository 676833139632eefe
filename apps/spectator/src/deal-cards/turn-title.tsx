import type { ReactNode } from 'react';
import { SeatMark } from '../seats/index.js';
import { useView } from '../session/index.js';
import type { Story } from '../story/index.js';

/** Which turn it is, and whose. */
export function TurnTitle({ story }: { readonly story: Story }): ReactNode {
  const { turn } = story;
  const isCatchingUp = useView((view) => view.isCatchingUp);
  if (turn === null) {
    const text = isCatchingUp ? 'Loading the game …' : 'Before the first turn';
    return <p className="relative text-center text-soft">{text}</p>;
  }
  const order = story.seats.findIndex(({ id }) => id === turn.playerId);
  return (
    <p
      className="relative flex items-center justify-center gap-2 text-center text-[max(2.3cqw,13px)]"
      data-turn-title=""
    >
      <span className="shrink-0 text-soft">Turn {turn.number}</span>
      <SeatMark order={order} className="size-[1.2em] shrink-0" />
      <bdi className="foreign-text truncate font-bold">{turn.playerName}</bdi>
    </p>
  );
}
