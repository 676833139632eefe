import { DEEDS, streetsOf, type ColourGroup, type Deed, type Street } from './board.js';
import { HOTEL, holdingOf, type Game, type RentTerms, type Seat } from './game.js';

const RAILROADS = DEEDS.filter((deed) => deed.kind === 'railroad');
const UTILITIES = DEEDS.filter((deed) => deed.kind === 'utility');

/** R3, R4, R5: ownership counts, mortgaged or not. */
function countOwned(game: Game, deeds: readonly Deed[], owner: Seat): number {
  return deeds.filter((deed) => holdingOf(game, deed).owner === owner).length;
}

export function ownsGroup(game: Game, group: ColourGroup, seat: Seat): boolean {
  return streetsOf(group).every((lot) => holdingOf(game, lot).owner === seat);
}

function streetRent(game: Game, street: Street, owner: Seat): number {
  const level = Math.min(holdingOf(game, street).houses, HOTEL);
  const rent = street.rents[level] ?? 0;
  // R2: an unimproved lot pays double in a full group, whatever the state of its other lots.
  return level === 0 && ownsGroup(game, street.group, owner) ? rent * 2 : rent;
}

/** R4: 25, 50, 100, 200. */
function railroadRent(owned: number): number {
  return 25 * 2 ** (owned - 1);
}

/** R5: four times the throw, ten times for the owner of both. */
function utilityRent(owned: number, throwTotal: number): number {
  return throwTotal * (owned === 2 ? 10 : 4);
}

/** The owner whom a visitor of the deed must pay; null: nobody (R3, R9, B7). */
export function landlordOf(game: Game, deed: Deed, visitor: Seat): Seat | null {
  const { owner, mortgaged } = holdingOf(game, deed);
  return owner === visitor || mortgaged ? null : owner;
}

/** Dollars. `throwTotal` is the throw that brought the visitor here, or the fresh one of `ten_times_throw`. */
export function rentOf(game: Game, deed: Deed, owner: Seat, throwTotal: number, terms: RentTerms): number {
  if (deed.kind === 'street') return streetRent(game, deed, owner);
  if (deed.kind === 'railroad') return railroadRent(countOwned(game, RAILROADS, owner)) * (terms === 'twice' ? 2 : 1);
  if (terms === 'ten_times_throw') return throwTotal * 10;
  return utilityRent(countOwned(game, UTILITIES, owner), throwTotal);
}
