import type { ReactNode } from 'react';
import { deedName, deedOf } from '../board-names/index.js';
import { deedColour, SeatMark } from '../seats/index.js';
import type { Auction, Story } from '../story/index.js';
import { money } from '../text/index.js';
import { auctionSides } from './auction-sides.js';
import { Reason, SideName } from './reason.js';
import './deal.css';

/** An auction: its bids and its result. */
export default function AuctionCard({
  auction,
  story,
}: {
  readonly auction: Auction;
  readonly story: Story;
}): ReactNode {
  const { propertyId, building, bids, highest, sale } = auction;
  const square = deedOf(propertyId);
  return (
    <section className="deal" aria-label="Auction">
      <div className="h-1.5 w-full rounded-full" style={{ background: deedColour(propertyId) }} />
      <p className="deal-kind">{sale === null ? 'Up for auction' : sale.winnerName === null ? 'Not sold' : 'Sold'}</p>
      <p className="foreign-text deal-title">{building === null ? deedName(propertyId) : `A ${building}`}</p>
      <p className="my-1 flex max-w-full items-baseline justify-center gap-x-[0.6em] whitespace-nowrap">
        <span className="text-[max(4.4cqw,22px)] leading-none font-bold text-accent tabular-nums">
          {money(sale?.price ?? highest?.amount ?? 0)}
        </span>
        {square && (
          <span className="truncate text-soft">
            {building === null ? `list price ${money(square.price)}` : `wanted for ${square.name}`}
          </span>
        )}
      </p>
      <Leader auction={auction} />
      <Sides auction={auction} story={story} />
      <ol className="mt-1.5 flex w-full flex-wrap justify-center gap-1 @max-[420px]:hidden" aria-label="Bids">
        {bids.slice(-6).map((bid, turn) => (
          <li key={`${turn}-${bid.playerName}`} className="chip max-w-40">
            <SeatMark order={story.seats.findIndex(({ id }) => id === bid.playerId)} className="size-3.5 shrink-0" />
            <bdi className="foreign-text truncate">{bid.playerName}</bdi>
            <span className="tabular-nums">{bid.amount === null ? 'out' : money(bid.amount)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The highest bidder, or the buyer; a long name does not hide the other text. */
function Leader({ auction: { highest, sale } }: { readonly auction: Auction }): ReactNode {
  if (sale === null && highest === null) return <p className="font-semibold">No bid yet</p>;
  if (sale?.winnerName === null) return <p className="font-semibold">No buyer</p>;
  return (
    <p className="flex justify-center gap-[0.25em] font-semibold @max-[420px]:sr-only">
      {sale !== null && 'to '}
      <bdi className="foreign-text truncate">{sale?.winnerName ?? highest?.playerName}</bdi>
      {sale === null && ' leads'}
    </p>
  );
}

/** The reasons of the two between whom it is decided, side by side. */
function Sides({ auction, story }: { readonly auction: Auction; readonly story: Story }): ReactNode {
  const sides = auctionSides(auction, story);
  if (sides.length === 0) return null;
  return (
    <div className="mt-1.5 grid w-full auto-cols-fr grid-flow-col items-start gap-2" aria-label="Reasons" role="group">
      {sides.map(({ playerId, name, stance, reason }) => (
        <div key={playerId} className="flex min-w-0 flex-col items-center" data-side="">
          <SideName story={story} playerId={playerId} name={name} />
          {stance !== null && <p className="text-soft tabular-nums">{stance}</p>}
          <Reason story={story} playerId={playerId} text={reason} isOpen={auction.sale === null} />
        </div>
      ))}
    </div>
  );
}
