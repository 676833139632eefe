import type { Street } from './board.js';
import type { RentTerms } from './decision.js';
import { ownsGroup, type Lot, type SeatIndex } from './game.js';

/** R3, R4, R5: ownership counts, mortgaged or not. */
function countOwned(group: readonly Lot[], owner: SeatIndex): number {
  let count = 0;
  for (const lot of group) if (lot.owner === owner) count += 1;
  return count;
}

function streetRent(lot: Lot, street: Street, owner: SeatIndex): number {
  const rent = street.rents[lot.houses] ?? 0;
  // R2: an unimproved lot pays double in a full group, whatever the state of its other lots.
  return lot.houses === 0 && ownsGroup(lot, owner) ? rent * 2 : rent;
}

/** R4: 25, 50, 100, 200. */
function railroadRent(owned: number): number {
  return 25 * 2 ** (owned - 1);
}

/** R5: four times the throw, ten times for the owner of both. */
function utilityRent(owned: number, throwTotal: number): number {
  return throwTotal * (owned === 2 ? 10 : 4);
}

/** The owner whom a visitor of the lot must pay; null: nobody (R3, R9, B7). */
export function landlordOf({ owner, mortgaged }: Lot, visitor: SeatIndex): SeatIndex | null {
  return owner === visitor || mortgaged ? null : owner;
}

/** Dollars. `throwTotal` is the throw that brought the visitor here, or the fresh one of `ten_times_throw`. */
export function rentOf(lot: Lot, owner: SeatIndex, throwTotal: number, terms: RentTerms): number {
  const { deed, group } = lot;
  if (deed.kind === 'street') return streetRent(lot, deed, owner);
  if (deed.kind === 'railroad') return railroadRent(countOwned(group, owner)) * (terms === 'twice' ? 2 : 1);
  if (terms === 'ten_times_throw') return throwTotal * 10;
  return utilityRent(countOwned(group, owner), throwTotal);
}
