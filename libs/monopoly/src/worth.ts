import { HOTEL, playerAt, type Game, type Lot, type SeatIndex } from './game.js';

/** What the buildings on the lot cost. */
function buildingsOn({ deed, houses }: Lot): number {
  return deed.kind === 'street' ? Math.min(houses, HOTEL) * deed.houseCost : 0;
}

/** E1, in dollars: cash, list prices (half of it for a mortgaged deed), and what the buildings cost. */
export function worthOf(game: Game, seat: SeatIndex): number {
  let worth = playerAt(game, seat).cash;
  for (const lot of game.lots) {
    if (lot.owner === seat) worth += (lot.mortgaged ? lot.deed.price / 2 : lot.deed.price) + buildingsOn(lot);
  }
  return worth;
}

/** X1, in dollars: as in {@link worthOf}, but a mortgaged deed counts with its whole price. */
function taxableWorthOf(game: Game, seat: SeatIndex): number {
  let worth = playerAt(game, seat).cash;
  for (const lot of game.lots) if (lot.owner === seat) worth += lot.deed.price + buildingsOn(lot);
  return worth;
}

/** X1: a tenth of the worth, halves rounded up to whole dollars. */
export function tenthOfWorth(game: Game, seat: SeatIndex): number {
  return Math.floor((taxableWorthOf(game, seat) + 5) / 10);
}

/** E1: who wins when the turns run out; of equals, the one who plays first. */
export function richestSeat(game: Game): SeatIndex {
  const ranked = game.players
    .filter(({ bankrupt }) => !bankrupt)
    .map(({ seat }) => ({ seat, worth: worthOf(game, seat) }));
  return ranked.reduce((best, next) => (next.worth > best.worth ? next : best)).seat;
}
