import type { Auction, Bid, Story } from '../story/index.js';
import { money } from '../text/index.js';

/** A bidder, and how they stand. */
export interface AuctionSide {
  readonly playerId: string;
  readonly name: string;
  /** Their last bid, or that they are out; null: they have not bid yet. */
  readonly stance: string | null;
  /** Why they bid or passed last. */
  readonly reason: string | null;
}

/** The two whose reasons stand side by side: who leads, and who decides now or has decided last against them. */
export function auctionSides(auction: Auction, story: Story): readonly AuctionSide[] {
  const leader = auction.highest?.playerId ?? null;
  const decider = auction.sale === null ? (story.pendingDecision?.playerId ?? null) : null;
  const others = [decider, ...auction.bids.toReversed().map(({ playerId }) => playerId)].flatMap((id) => id ?? []);
  const rivals = others.filter((id) => id !== leader);
  const rival = rivals.find((id) => id === decider || auction.reasons[id] !== undefined);
  return [leader, rival].flatMap((id) => {
    const seat = story.seats.find((one) => one.id === id);
    if (seat === undefined) return [];
    const bid = auction.bids.findLast(({ playerId }) => playerId === seat.id);
    return [{ playerId: seat.id, name: seat.name, stance: stanceOf(bid), reason: auction.reasons[seat.id] ?? null }];
  });
}

function stanceOf(bid: Bid | undefined): string | null {
  if (bid === undefined) return null;
  return bid.amount === null ? 'out' : `bids ${money(bid.amount)}`;
}
