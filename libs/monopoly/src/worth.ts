import { deedsOf, holdingOf, playerAt, type Game, type Seat } from './game.js';

/** E1, in dollars: cash, list prices (half of it for a mortgaged deed), and what the buildings cost. */
export function worthOf(game: Game, seat: Seat): number {
  return deedsOf(game, seat).reduce((worth, deed) => {
    const { houses, mortgaged } = holdingOf(game, deed);
    const buildings = deed.kind === 'street' ? houses * deed.houseCost : 0;
    return worth + (mortgaged ? deed.price / 2 : deed.price) + buildings;
  }, playerAt(game, seat).cash);
}

/** E1: who wins when the turns run out; of equals, the one who plays first. */
export function richestSeat(game: Game): Seat {
  const ranked = [...game.players.keys()]
    .filter((seat) => !playerAt(game, seat).bankrupt)
    .map((seat) => ({ seat, worth: worthOf(game, seat) }));
  return ranked.reduce((best, next) => (next.worth > best.worth ? next : best)).seat;
}
