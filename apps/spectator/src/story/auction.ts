import type { JsonObject } from '#libs/protocol';
import type { Auction, Bid } from './deal.js';
import { firstNumberIn, firstTextIn, textIn } from './fields.js';
import type { GameEvent } from './game-event.js';
import { seatOf } from './seats.js';
import type { Story } from './story.js';

const BIDDER = ['player_id', 'bidder_id', 'highest_bidder_id'] as const;
const BIDDER_NAME = ['player_name', 'bidder_name', 'highest_bidder_name'] as const;
const AMOUNT = ['amount', 'bid', 'price', 'current_bid', 'highest_bid'] as const;

export function startedAuction({ seq, fields }: GameEvent): Auction {
  const propertyId = textIn(fields, 'property_id') ?? '';
  const building = textIn(fields, 'building_type');
  return { seq, propertyId, building, bids: [], highest: null, sale: null, reasons: {} };
}

export function auctionUnderWay(story: Story, event: GameEvent): Auction {
  const { auction } = story;
  const isSame = auction !== null && auction.sale === null;
  return isSame && auction.propertyId === (textIn(event.fields, 'property_id') ?? '') ? auction : startedAuction(event);
}

export function readBid(story: Story, fields: JsonObject): Bid {
  const playerId = firstTextIn(fields, ...BIDDER);
  const hasPassed = fields['passed'] === true || fields['pass'] === true;
  return {
    playerId,
    playerName: firstTextIn(fields, ...BIDDER_NAME) ?? seatOf(story, playerId)?.name ?? 'Somebody',
    amount: hasPassed ? null : firstNumberIn(fields, ...AMOUNT),
  };
}

interface AuctionSale {
  readonly auction: Auction;
  readonly propertyId: string;
  /** Null: nobody bought it. */
  readonly winnerId: string | null;
  readonly winnerName: string | null;
  /** Dollars; null: not known. */
  readonly price: number | null;
}

/** How an auction ended. */
export function auctionSaleIn(story: Story, event: GameEvent): AuctionSale {
  const { fields } = event;
  const auction = auctionUnderWay(story, event);
  const winnerId = firstTextIn(fields, 'winner_id', ...BIDDER);
  const name = firstTextIn(fields, 'winner_name', ...BIDDER_NAME) ?? seatOf(story, winnerId)?.name ?? null;
  const price = firstNumberIn(fields, ...AMOUNT) ?? auction.highest?.amount ?? null;
  const { propertyId } = auction;
  if (winnerId === null) return { auction, propertyId, winnerId, winnerName: null, price: null };
  return { auction, propertyId, winnerId, winnerName: name, price };
}
