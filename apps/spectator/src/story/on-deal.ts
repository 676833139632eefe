import type { JsonObject } from '#libs/protocol';
import { fieldsIn, firstNumberIn, firstTextIn, numberIn, textIn, textsIn } from './fields.js';
import type { GameEvent } from './game-event.js';
import type { EventsOf, Reducers } from './reducer.js';
import { paid, seatOf, withDeed } from './seats.js';
import type { Auction, Bid, Change, ShownTradeSide, Story, ShownTrade } from './story.js';

/** Auctions and trades. Only `property_id` and `trade` are certain: engines name the other fields differently. */
export const ON_DEAL: Reducers<EventsOf<'auction' | 'trade'>> = {
  'auction:started': (_story, event) => ({ auction: startedAuction(event) }),
  'auction:bid': (story, event) => {
    const auction = auctionUnderWay(story, event);
    const bid = readBid(story, event.fields);
    const highest = bid.amount === null ? auction.highest : bid;
    return { auction: { ...auction, bids: [...auction.bids, bid].slice(-MAX_SHOWN_BIDS), highest } };
  },
  'auction:ended': (story, event) => endedAuction(story, event),
  'trade:proposed': (story, event) => ({ trade: readTrade(story, event) }),
  'trade:resolved': (story, event) => {
    const proposed = story.trade?.accepted === null ? story.trade : readTrade(story, event);
    const trade = { ...proposed, accepted: event.fields['accepted'] === true };
    return { trade, ...(trade.accepted && exchanged(story, trade)) };
  },
};

const MAX_SHOWN_BIDS = 12;
const BIDDER = ['player_id', 'bidder_id', 'highest_bidder_id'] as const;
const BIDDER_NAME = ['player_name', 'bidder_name', 'highest_bidder_name'] as const;
const AMOUNT = ['amount', 'bid', 'price', 'current_bid', 'highest_bid'] as const;

function startedAuction({ seq, fields }: GameEvent): Auction {
  const propertyId = textIn(fields, 'property_id') ?? '';
  const building = textIn(fields, 'building_type');
  return { seq, propertyId, building, bids: [], highest: null, sale: null };
}

function auctionUnderWay(story: Story, event: GameEvent): Auction {
  const { auction } = story;
  const isSame = auction !== null && auction.sale === null;
  return isSame && auction.propertyId === (textIn(event.fields, 'property_id') ?? '') ? auction : startedAuction(event);
}

function readBid(story: Story, fields: JsonObject): Bid {
  const playerId = firstTextIn(fields, ...BIDDER);
  const hasPassed = fields['passed'] === true || fields['pass'] === true;
  return {
    playerId,
    playerName: firstTextIn(fields, ...BIDDER_NAME) ?? seatOf(story, playerId)?.name ?? 'Somebody',
    amount: hasPassed ? null : firstNumberIn(fields, ...AMOUNT),
  };
}

function endedAuction(story: Story, event: GameEvent): Change {
  const { fields } = event;
  const auction = auctionUnderWay(story, event);
  const winnerId = firstTextIn(fields, 'winner_id', ...BIDDER);
  const name = firstTextIn(fields, 'winner_name', ...BIDDER_NAME) ?? seatOf(story, winnerId)?.name ?? null;
  const price = firstNumberIn(fields, ...AMOUNT) ?? auction.highest?.amount ?? null;
  const sale = { winnerName: winnerId === null ? null : name, price: winnerId === null ? null : price };
  const isDeedSold = winnerId !== null && auction.building === null;
  const bought = !isDeedSold ? {} : withDeed(story, auction.propertyId, { ownerId: winnerId });
  return { auction: { ...auction, sale }, ...bought, seats: paid(story.seats, winnerId, null, sale.price) };
}

function readTrade(story: Story, { seq, fields }: GameEvent): ShownTrade {
  const trade = fieldsIn(fields, 'trade');
  const fromId = firstTextIn(fields, 'from_player_id', 'player_id') ?? firstTextIn(trade, 'from_player_id');
  const toId = firstTextIn(trade, 'to_player_id') ?? firstTextIn(fields, 'to_player_id');
  return {
    seq,
    fromId,
    fromName: firstTextIn(fields, 'from_player_name', 'player_name') ?? seatOf(story, fromId)?.name ?? 'Somebody',
    toId,
    toName: seatOf(story, toId)?.name ?? firstTextIn(fields, 'to_player_name') ?? 'somebody',
    give: readOffer(fieldsIn(trade, 'give')),
    get: readOffer(fieldsIn(trade, 'get')),
    message: textIn(trade, 'message'),
    accepted: null,
  };
}

function readOffer(side: JsonObject): ShownTradeSide {
  return {
    cash: numberIn(side, 'cash') ?? 0,
    properties: textsIn(side, 'properties'),
    jailCards: numberIn(side, 'jail_cards') ?? 0,
  };
}

function exchanged(story: Story, { fromId, toId, give, get }: ShownTrade): Change {
  let deeds = story.deeds;
  for (const id of give.properties) deeds = withDeed({ ...story, deeds }, id, { ownerId: toId }).deeds ?? deeds;
  for (const id of get.properties) deeds = withDeed({ ...story, deeds }, id, { ownerId: fromId }).deeds ?? deeds;
  return { deeds, seats: paid(paid(story.seats, fromId, toId, give.cash), toId, fromId, get.cash) };
}
