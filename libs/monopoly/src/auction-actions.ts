import { always, unpriced, type ActionRule } from './action-rule.js';
import { bid, leastBid, passBid } from './auction.js';
import type { Auction } from './decision.js';
import type { Game } from './game.js';
import { subjectOfAuction } from './narration.js';

/** B3, B4. */
export const placeBidRule: ActionRule = {
  about: 'subject',
  isOpen: always,
  execute: (game, player, _, { amount = 0 }) => bid(game, player, auctionIn(game), amount),
  describe: (game, _player, _lot, dollars) =>
    `Bid $${dollars} or more for ${subjectOfAuction(auctionIn(game).lotting)}.`,
  price: unpriced,
  params: (game, { seat, cash }) => {
    const minimum = leastBid(game, auctionIn(game), seat);
    return { amount: { type: 'integer', minimum, maximum: cash, required: true } };
  },
  acquires: true,
};

/** B8. */
export const passBidRule: ActionRule = {
  about: 'subject',
  isOpen: always,
  execute: (game, player) => passBid(game, player, auctionIn(game)),
  describe: (game) => `Bid no more for ${subjectOfAuction(auctionIn(game).lotting)}.`,
  price: unpriced,
};

function auctionIn({ decision }: Game): Auction {
  if (decision.kind !== 'auction') throw new RangeError('no auction is open');
  return decision.auction;
}
