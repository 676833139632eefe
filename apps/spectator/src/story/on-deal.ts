import type { JsonObject } from '#libs/protocol';
import { auctionSaleIn, auctionUnderWay, readBid, startedAuction } from './auction.js';
import type { ShownTrade, ShownTradeSide } from './deal.js';
import { fieldsIn, firstTextIn, numberIn, textIn, textsIn } from './fields.js';
import type { GameEvent } from './game-event.js';
import type { EventsOf, Reducers } from './reducer.js';
import { seatOf, withDeed } from './seats.js';
import type { Change, Story } from './story.js';

/** Auctions and trades. Only `property_id` and `trade` are certain: engines name the other fields differently. */
export const ON_DEAL: Reducers<EventsOf<'auction' | 'trade'>> = {
  'auction:started': (_story, event) => ({ auction: startedAuction(event) }),
  'auction:bid': (story, event) => {
    const auction = auctionUnderWay(story, event);
    const bid = readBid(story, event.fields);
    const highest = bid.amount === null ? auction.highest : bid;
    const reason = reasonOf(story, bid.playerId);
    const reasons = bid.playerId === null || reason === null ? {} : { [bid.playerId]: reason };
    return {
      auction: {
        ...auction,
        bids: [...auction.bids, bid].slice(-MAX_SHOWN_BIDS),
        highest,
        reasons: { ...auction.reasons, ...reasons },
      },
    };
  },
  'auction:ended': (story, event) => endedAuction(story, event),
  'trade:proposed': (story, event) => ({ trade: readTrade(story, event) }),
  'trade:resolved': (story, event) => {
    const proposed = story.trade?.accepted === null ? story.trade : readTrade(story, event);
    const accepted = event.fields['accepted'] === true;
    const trade = { ...proposed, accepted, toReason: reasonOf(story, proposed.toId) };
    return { trade, ...(accepted && exchanged(story, trade)) };
  },
};

const MAX_SHOWN_BIDS = 12;

function endedAuction(story: Story, event: GameEvent): Change {
  const { auction, propertyId, winnerId, winnerName, price } = auctionSaleIn(story, event);
  const isDeedSold = winnerId !== null && auction.building === null;
  const bought = !isDeedSold ? {} : withDeed(story, propertyId, { ownerId: winnerId });
  const isBuildingSold = winnerId !== null && auction.building !== null;
  const wonBuilding = isBuildingSold ? { seq: event.seq, playerId: winnerId, price } : story.wonBuilding;
  return { auction: { ...auction, sale: { winnerName, price } }, ...bought, wonBuilding };
}

/** The reason of a player who has just decided. */
function reasonOf({ decision }: Story, playerId: string | null): string | null {
  return decision?.playerId === playerId ? decision.reasoning : null;
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
    fromReason: reasonOf(story, fromId),
    toReason: null,
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
  return { deeds };
}
