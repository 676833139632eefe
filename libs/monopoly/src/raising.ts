import type { Deed, Street } from './board.js';
import { saleOn, sell, type Sale } from './buildings.js';
import { deedsOf, type Game, type Seat } from './game.js';
import { canMortgage, mortgage } from './mortgage.js';
import type { Move } from './move.js';

/** A way for a seat to turn property into cash (K1). `amount` in dollars. */
export type WayToRaise = { readonly seat: Seat; readonly amount: number } & (
  | { readonly type: 'sell_building'; readonly deed: Street; readonly sale: Sale }
  | { readonly type: 'mortgage_property'; readonly deed: Deed }
);

/** Buildings first, then mortgages, each in board order: the order in which cash is raised for a seat that does not choose. */
export function waysToRaise(game: Game, seat: Seat): readonly WayToRaise[] {
  const sales: WayToRaise[] = [];
  const mortgages: WayToRaise[] = [];
  for (const deed of deedsOf(game, seat)) {
    const sale = deed.kind === 'street' ? saleOn(game, deed) : null;
    if (deed.kind === 'street' && sale !== null) {
      sales.push({ seat, type: 'sell_building', deed, amount: sale.amount, sale });
    } else if (canMortgage(game, deed, seat)) {
      mortgages.push({ seat, type: 'mortgage_property', deed, amount: deed.mortgage });
    }
  }
  return [...sales, ...mortgages];
}

export function raiseCash(move: Move, way: WayToRaise): void {
  if (way.type === 'sell_building') sell(move, way.seat, way.deed, way.sale);
  else mortgage(move, way.seat, way.deed);
}
