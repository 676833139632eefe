import type { ReactNode } from 'react';
import { deedName, deedOf } from '../city/index.js';
import { deedColour, SeatMark } from '../seats/index.js';
import type { Auction, Story } from '../story/index.js';
import { money } from '../words/index.js';

/** A deed under the hammer: who bids what, and who gets it. */
export default function AuctionCard({
  auction,
  story,
}: {
  readonly auction: Auction;
  readonly story: Story;
}): ReactNode {
  const { propertyId, building, bids, highest, outcome } = auction;
  const square = deedOf(propertyId);
  return (
    <section className="deal" aria-label="Auction">
      <div className="h-1.5 w-full rounded-full" style={{ background: deedColour(propertyId) }} />
      <p className="deal-kind">{outcome === null ? 'Under the hammer' : 'Sold'}</p>
      <p className="said deal-title">{building === null ? deedName(propertyId) : `A ${building}`}</p>
      {square && (
        <p className="text-soft">
          {building === null ? `List price ${money(square.price)}` : `wanted for ${square.name}`}
        </p>
      )}
      <p className="my-1 text-[max(4.4cqw,22px)] leading-none font-bold text-accent tabular-nums">
        {money(outcome?.price ?? highest?.amount ?? 0)}
      </p>
      <Leader auction={auction} />
      <ol className="mt-1.5 flex w-full flex-wrap justify-center gap-1 @max-[420px]:hidden" aria-label="Bids">
        {bids.slice(-6).map((bid, turn) => (
          <li key={`${turn}-${bid.playerName}`} className="chip max-w-40">
            <SeatMark order={story.seats.findIndex(({ id }) => id === bid.playerId)} className="size-3.5 shrink-0" />
            <bdi className="said truncate">{bid.playerName}</bdi>
            <span className="tabular-nums">{bid.amount === null ? 'out' : money(bid.amount)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Who is ahead; however long the name, what it is about stays in sight. */
function Leader({ auction: { highest, outcome } }: { readonly auction: Auction }): ReactNode {
  if (outcome === null && highest === null) return <p className="font-semibold">No bid yet</p>;
  if (outcome?.winnerName === null) return <p className="font-semibold">Nobody wants it</p>;
  return (
    <p className="flex justify-center gap-[0.25em] font-semibold">
      {outcome !== null && 'to '}
      <bdi className="said truncate">{outcome?.winnerName ?? highest?.playerName}</bdi>
      {outcome === null && ' leads'}
    </p>
  );
}
