import type { Auction, Lotting, ScarceBuilding } from './decision.js';
import { ask, lotAt, playerAt, solventSeatsAfter, type Game, type Player, type SeatIndex } from './game.js';
import { listPriceFor, placeWon, rivalsFor } from './shortage.js';

/** B3, B4, H10: the least that the seat's bid must be. */
export function leastBid(game: Game, { lotting, highBid }: Auction, seat: SeatIndex): number {
  const start = lotting.kind === 'deed' ? game.options.auctionMinBid : listPriceFor(game, lotting, seat);
  return Math.max(start, highBid + 1);
}

/** B2, B8: every solvent seat may bid, the one left of `after` first and `after` itself, if still solvent, last. */
export function auctionDeed(game: Game, position: number, after: SeatIndex): void {
  const seats = solventSeatsAfter(game, after);
  const isIn = !playerAt(game, after).bankrupt;
  open(game, { kind: 'deed', position }, isIn ? [...seats, after] : seats);
}

/**
 * H5, H10: a scarce building goes to the highest bidder of those who could place it and want it, which they declare by
 * a bid; the one who asked bids last.
 */
export function auctionBuilding(game: Game, lotting: ScarceBuilding): void {
  open(game, lotting, [...rivalsFor(game, lotting.building, lotting.asker), lotting.asker]);
}

function open(game: Game, lotting: Lotting, bidders: readonly SeatIndex[]): void {
  game.recorded?.push({ kind: 'auction_started', lotting, bidders });
  proceed(game, { lotting, bidders, highBid: 0, highBidder: null });
}

/** To the next bidder; B4: one who cannot pay the next bid is out. Ends with one bidder left, or none. */
function proceed(game: Game, auction: Auction): void {
  const [next, ...others] = auction.bidders;
  if (next === undefined || next === auction.highBidder) return close(game, auction);
  const least = leastBid(game, auction, next);
  // H10: where nobody else wants the building, it costs its list price.
  if (isUncontested(auction, next)) return close(game, { ...auction, highBid: least, highBidder: next });
  if (playerAt(game, next).cash < least) return proceed(game, { ...auction, bidders: others });
  ask(game, { kind: 'auction', seat: next, auction });
}

function isUncontested({ lotting, highBidder }: Auction, next: SeatIndex): boolean {
  return lotting.kind === 'building' && highBidder === null && next === lotting.asker;
}

export function bid(game: Game, { seat }: Player, auction: Auction, amount: number): void {
  const [, ...others] = auction.bidders;
  game.recorded?.push({ kind: 'bid', seat, lotting: auction.lotting, amount });
  proceed(game, { ...auction, bidders: [...others, seat], highBid: amount, highBidder: seat });
}

/** B8: passing is final. */
export function passBid(game: Game, { seat }: Player, auction: Auction): void {
  const [, ...others] = auction.bidders;
  game.recorded?.push({ kind: 'bid', seat, lotting: auction.lotting, amount: null });
  proceed(game, { ...auction, bidders: others });
}

/** B4: the winner pays the bank. B5: without a bid nothing is sold. */
function close(game: Game, { lotting, highBid, highBidder }: Auction): void {
  game.recorded?.push({ kind: 'auction_ended', lotting, winner: highBidder, amount: highBid });
  if (highBidder === null) return;
  if (lotting.kind === 'building') return placeWon(game, lotting, highBidder, highBid);
  const lot = lotAt(game, lotting.position);
  const winner = playerAt(game, highBidder);
  lot.owner = highBidder;
  winner.cash -= highBid;
  game.recorded?.push({ kind: 'bought', seat: highBidder, deed: lot.deed, amount: highBid });
}
