import type { ReactNode } from 'react';
import { Dice } from '../board/dice.js';
import { Skyline } from '../board/icons.js';
import { SeatMark } from '../seats/index.js';
import { later } from '../parts/later.js';
import { useView } from '../session/index.js';
import type { Card, Story } from '../story/index.js';
import { inOurNames } from '../city/index.js';
import { Finish } from './finish.js';
import { Thought } from './thought.js';

const AuctionCard = later(() => import('./auction-card.js'));
const TradeCard = later(() => import('./trade-card.js'));

/** The middle of the board: whose turn it is, and what is going on. */
export function Stage(): ReactNode {
  const story = useView(({ shown }) => shown);
  const isOver = story.status === 'completed' || story.status === 'stopped';
  return (
    <>
      <Skyline />
      <TurnTitle story={story} />
      <div className="relative flex min-h-0 flex-col items-center justify-center gap-[2cqw] overflow-hidden">
        {isOver ? <Finish story={story} /> : <Happening story={story} />}
      </div>
    </>
  );
}

function TurnTitle({ story }: { readonly story: Story }): ReactNode {
  const { turn } = story;
  const isCatchingUp = useView((view) => view.isCatchingUp);
  if (turn === null) {
    const words = isCatchingUp ? 'Reading the game so far …' : 'Before the first turn';
    return <p className="relative text-center text-soft">{words}</p>;
  }
  const order = story.seats.findIndex(({ id }) => id === turn.playerId);
  return (
    <p
      className="relative flex items-center justify-center gap-2 text-center text-[max(2.3cqw,13px)]"
      data-turn-title=""
    >
      <span className="shrink-0 text-soft">Turn {turn.number}</span>
      <SeatMark order={order} className="size-[1.2em] shrink-0" />
      <bdi className="said truncate font-bold">{turn.playerName}</bdi>
    </p>
  );
}

/** One thing at a time: a deal if there is one, else the card that was drawn, under the dice. */
function Happening({ story }: { readonly story: Story }): ReactNode {
  if (story.auction !== null) return <AuctionCard auction={story.auction} story={story} />;
  if (story.trade !== null) return <TradeCard trade={story.trade} story={story} />;
  return (
    <>
      <Dice thrown={story.thrown} />
      {story.card === null ? <Thought story={story} /> : <Drawn card={story.card} />}
      {story.status === 'paused' && <Rest why={story.why} />}
    </>
  );
}

function Drawn({ card }: { readonly card: Card }): ReactNode {
  return (
    <div className="w-[86%] max-w-md -rotate-1 rounded-xl border border-edge bg-raised p-[2.2cqw] text-center shadow-lg">
      <p className="text-[max(1.5cqw,11px)] font-semibold tracking-wide text-accent uppercase">
        {card.deck?.includes('chest') === true ? 'Town fund' : 'Fortune'}
      </p>
      <p className="said mt-1 line-clamp-4 text-[max(2cqw,12px)]">{inOurNames(card.text)}</p>
    </div>
  );
}

function Rest({ why }: { readonly why: string | null }): ReactNode {
  return (
    <p className="chip max-w-full text-accent">
      <span>Paused</span>
      {why !== null && <span className="said truncate">{why}</span>}
    </p>
  );
}
