import type { Deed } from './board.js';
import { groupHasBuildings } from './buildings.js';
import { holdingOf, playerAt, type Game, type Seat } from './game.js';
import type { Move } from './move.js';

/** M3, M4: ten per cent of the mortgage, halves rounded up to whole dollars. */
export function interestOn(deed: Deed): number {
  return Math.floor((deed.mortgage + 5) / 10);
}

/** M3. Dollars. */
export function costOfLifting(deed: Deed): number {
  return deed.mortgage + interestOn(deed);
}

/** M1, M6: own, not mortgaged yet, and no building anywhere in the group. */
export function canMortgage(game: Game, deed: Deed, seat: Seat): boolean {
  const { owner, mortgaged } = holdingOf(game, deed);
  return owner === seat && !mortgaged && (deed.kind !== 'street' || !groupHasBuildings(game, deed.group));
}

export function canLift(game: Game, deed: Deed, seat: Seat): boolean {
  const { owner, mortgaged } = holdingOf(game, deed);
  return owner === seat && mortgaged && playerAt(game, seat).cash >= costOfLifting(deed);
}

/** M2. */
export function mortgage(move: Move, seat: Seat, deed: Deed): void {
  move.setHolding(deed, { mortgaged: true });
  move.addCash(seat, deed.mortgage);
  move.record({ kind: 'mortgaged', seat, deed, amount: deed.mortgage });
}

export function lift(move: Move, seat: Seat, deed: Deed): void {
  move.setHolding(deed, { mortgaged: false });
  move.addCash(seat, -costOfLifting(deed));
  move.record({ kind: 'unmortgaged', seat, deed, amount: costOfLifting(deed) });
}
