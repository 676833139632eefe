import { build, placeableOn, priceOn } from './buildings.js';
import type { Building, ScarceBuilding } from './decision.js';
import { ask, lotAt, playerAt, solventSeatsAfter, type Game, type Lot, type Player, type SeatIndex } from './game.js';

/** The lots on which the seat could place such a building now. */
function sitesFor(game: Game, building: Building, seat: SeatIndex): readonly Lot[] {
  return game.lots.filter((lot) => lot.owner === seat && placeableOn(game, lot, seat) === building);
}

/** H10, in dollars: the least list price that the seat could owe for the building; Infinity where it has no place for it. */
export function listPriceFor(game: Game, { building, position, asker }: ScarceBuilding, seat: SeatIndex): number {
  if (seat === asker) return priceOn(lotAt(game, position));
  return Math.min(...sitesFor(game, building, seat).map(priceOn));
}

/** H10: the other seats that could build such a building now and have its list price, in order of play. */
export function rivalsFor(game: Game, building: Building, asker: SeatIndex): readonly SeatIndex[] {
  return solventSeatsAfter(game, asker).filter((seat) => {
    const { cash } = playerAt(game, seat);
    return sitesFor(game, building, seat).some((lot) => priceOn(lot) <= cash);
  });
}

/** H5, H10: whether there are not enough such buildings for everybody who could use one. */
export function isScarce(game: Game, building: Building, asker: SeatIndex): boolean {
  if (!game.options.auctions) return false;
  const left = building === 'house' ? game.stock.houses : game.stock.hotels;
  return left < game.players.length && left <= rivalsFor(game, building, asker).length;
}

/** H10: whether others are asked before the building is sold; its list price is then the least that it costs. */
export function opensAuction(game: Game, { seat }: Player, building: Building): boolean {
  return game.decision.kind !== 'place_building' && isScarce(game, building, seat);
}

/** H10: whether the winner of a scarce building may place it there: nowhere for less than its list price. */
export function isSiteFor(game: Game, building: Building, seat: SeatIndex, price: number, lot: Lot): boolean {
  return placeableOn(game, lot, seat) === building && priceOn(lot) <= price;
}

/** H10: the winner of a scarce building places it at once. */
export function placeWon(game: Game, won: ScarceBuilding, winner: SeatIndex, price: number): void {
  const { building } = won;
  const possible = game.lots.filter((lot) => isSiteFor(game, building, winner, price, lot));
  const sites = winner === won.asker ? [lotAt(game, won.position)] : possible;
  const [site, ...others] = sites;
  if (site !== undefined && others.length === 0) return build(game, playerAt(game, winner), site, price);
  ask(game, { kind: 'place_building', seat: winner, building, price });
}
