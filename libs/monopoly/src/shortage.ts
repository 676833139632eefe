import { build, placeableOn, priceOn } from './buildings.js';
import type { Building, ScarceBuilding } from './decision.js';
import { ask, lotAt, playerAt, solventSeatsAfter, type Game, type Lot, type Seat } from './game.js';

/** The lots on which the seat could place such a building now. */
function sitesFor(game: Game, building: Building, seat: Seat): readonly Lot[] {
  return game.lots.filter((lot) => lot.owner === seat && placeableOn(game, lot, seat) === building);
}

/** H10: the other seats that could build such a building now and have its list price, in order of play. */
export function rivalsFor(game: Game, building: Building, asker: Seat): readonly Seat[] {
  return solventSeatsAfter(game, asker).filter((seat) => {
    const { cash } = playerAt(game, seat);
    return sitesFor(game, building, seat).some((lot) => priceOn(lot) <= cash);
  });
}

/** H5, H10: whether there are not enough such buildings for everybody who could use one. */
export function isScarce(game: Game, building: Building, asker: Seat): boolean {
  if (!game.options.auctions) return false;
  const left = building === 'house' ? game.stock.houses : game.stock.hotels;
  return left < game.players.length && left <= rivalsFor(game, building, asker).length;
}

/** H10: the winner of a scarce building places it at once. Without one, it is not called again this turn. */
export function placeWon(game: Game, won: ScarceBuilding, winner: Seat | null, price: number): void {
  if (winner === null) {
    game.turn.shortageIsSettled = true;
    return;
  }
  const sites = winner === won.asker ? [lotAt(game, won.position)] : sitesFor(game, won.building, winner);
  const [site, ...others] = sites;
  if (site !== undefined && others.length === 0) return build(game, playerAt(game, winner), site, price);
  ask(game, { kind: 'place_building', seat: winner, building: won.building, price });
}
