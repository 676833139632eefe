import { deedOf } from './board-names/index.js';

/** Dollars: a property at its price less its mortgage, its buildings (up to 5: a hotel) at their cost; 0 for an unknown one. */
export function deedWorth(id: string, houses: number, isMortgaged: boolean): number {
  const deed = deedOf(id);
  if (deed === undefined) return 0;
  const pledged = isMortgaged ? deed.mortgage : 0;
  return deed.price - pledged + (deed.kind === 'street' ? houses * deed.houseCost : 0);
}
