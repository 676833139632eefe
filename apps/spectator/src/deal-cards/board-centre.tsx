import type { ReactNode } from 'react';
import { Dice } from '../board/dice.js';
import { Skyline } from '../board/icons.js';
import { later } from '../ui/later.js';
import { useView } from '../session/index.js';
import { isOver, type Story } from '../story/index.js';
import { pausedText } from '../text/index.js';
import { Reasoning } from './reasoning.js';
import { TurnTitle } from './turn-title.js';

const AuctionCard = later(() => import('./auction-card.js'));
const DrawnCard = later(() => import('./drawn-card.js'));
const RuinCard = later(() => import('./ruin-card.js'));
const Situation = later(() => import('./situation.js'));
const StandingsCard = later(() => import('./standings-card.js'));
const TradeCard = later(() => import('./trade-card.js'));

/** The centre of the board: the turn, and the current deal, card or reasoning, and how it stands; at the end the standings. */
export function BoardCentre(): ReactNode {
  const story = useView(({ shown }) => shown);
  return (
    <>
      <Skyline />
      <TurnTitle story={story} />
      <div className="relative flex min-h-0 flex-col items-center justify-center gap-[2cqw] overflow-hidden">
        {isOver(story) ? <StandingsCard story={story} /> : <CurrentCard story={story} />}
      </div>
      {!isOver(story) && <Situation story={story} isBusy={(story.auction ?? story.trade ?? story.ruin) !== null} />}
    </>
  );
}

/** A deal if there is one, else the dice with the drawn card or the reasoning. */
function CurrentCard({ story }: { readonly story: Story }): ReactNode {
  if (story.auction !== null) return <AuctionCard auction={story.auction} story={story} />;
  if (story.trade !== null) return <TradeCard trade={story.trade} story={story} />;
  if (story.ruin !== null) return <RuinCard ruin={story.ruin} story={story} />;
  return (
    <>
      <Dice thrown={story.lastThrow} />
      {story.drawnCard === null ? (
        <Reasoning story={story} />
      ) : (
        <DrawnCard key={story.drawnCard.seq} card={story.drawnCard} />
      )}
      {story.status === 'paused' && <PausedChip why={story.reason} />}
    </>
  );
}

function PausedChip({ why }: { readonly why: string | null }): ReactNode {
  return (
    <p className="chip max-w-full text-accent">
      <span className="foreign-text truncate">{pausedText(why)}</span>
    </p>
  );
}
