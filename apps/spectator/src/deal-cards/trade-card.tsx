import type { ReactNode } from 'react';
import { deedName, withBoardNames } from '../board-names/index.js';
import { deedColour } from '../seats/index.js';
import type { ShownTradeSide, Story, ShownTrade } from '../story/index.js';
import { money } from '../text/index.js';
import { Reason, SideName } from './reason.js';
import './deal.css';

/** A proposed trade and the answer to it. */
export default function TradeCard({ trade, story }: { readonly trade: ShownTrade; readonly story: Story }): ReactNode {
  const { fromId, fromName, toId, toName, give, get, message, accepted } = trade;
  return (
    <section className="deal" aria-label="Trade">
      <p className="deal-kind">
        {accepted === null ? 'Trade proposed' : accepted ? 'Trade accepted' : 'Trade rejected'}
      </p>
      <div className="grid w-full grid-cols-[1fr_auto_1fr] items-start gap-2">
        <Side name={<SideName story={story} playerId={fromId} name={fromName} />} offer={give} />
        <svg viewBox="0 0 24 24" className="mt-6 size-6 text-accent" aria-hidden="true">
          <path
            d="M4 9h14l-4-4M20 15H6l4 4"
            fill="none"
            stroke="currentColor"
            strokeWidth="2.2"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        <Side name={<SideName story={story} playerId={toId} name={toName} />} offer={get} />
      </div>
      <div className="grid w-full grid-cols-2 items-start gap-2" aria-label="Reasons" role="group">
        <Reason story={story} playerId={fromId} text={trade.fromReason} isOpen={accepted === null} />
        <Reason
          story={story}
          playerId={toId}
          text={trade.toReason}
          isOpen={accepted === null}
          instead="No answer yet"
        />
      </div>
      {message !== null && (
        <p className="foreign-text mt-2 line-clamp-2 text-soft italic @max-[360px]:hidden" dir="auto">
          “{withBoardNames(message)}”
        </p>
      )}
    </section>
  );
}

function Side({ name, offer }: { readonly name: ReactNode; readonly offer: ShownTradeSide }): ReactNode {
  const isEmpty = offer.cash === 0 && offer.jailCards === 0 && offer.properties.length === 0;
  return (
    <div className="flex min-w-0 flex-col items-center gap-1" data-side="">
      {name}
      <p className="text-soft">gives</p>
      {offer.properties.slice(0, 4).map((id) => (
        <DeedChip key={id} id={id} />
      ))}
      {offer.properties.length > 4 && <span className="chip">and {offer.properties.length - 4} more</span>}
      {offer.cash > 0 && <span className="chip tabular-nums">{money(offer.cash)}</span>}
      {offer.jailCards > 0 && <span className="chip">{offer.jailCards} × pardon</span>}
      {isEmpty && <span className="chip">nothing</span>}
    </div>
  );
}

function DeedChip({ id }: { readonly id: string }): ReactNode {
  return (
    <span className="chip max-w-full">
      <span className="size-2.5 shrink-0 rounded-full" style={{ background: deedColour(id) }} />
      <span className="foreign-text truncate">{deedName(id)}</span>
    </span>
  );
}
