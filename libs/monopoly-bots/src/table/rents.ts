import type { Holding } from './holding.js';
import type { TableView } from './table-view.js';

const RAILROAD_RENTS = [0, 25, 50, 100, 200];
/** A throw brings seven on average; times 4 for one utility, times 10 for both. */
const UTILITY_RENTS = [0, 28, 70];
const DICE = [1, 2, 3, 4, 5, 6];

/** The eleven totals of two dice, each as often as it comes up in 36 throws. */
const THROWS = DICE.flatMap((one) => DICE.map((other) => one + other));

/** What the next visitor would pay the owner, in dollars; on average for a utility. */
export function rentOf(holding: Holding, table: TableView): number {
  const { deed, ownerId, houses, mortgaged } = holding;
  if (ownerId === null || mortgaged) return 0;
  if (deed.kind === 'street') {
    const rent = deed.rents[houses] ?? 0;
    return houses === 0 && table.isWhole(deed) ? rent * 2 : rent;
  }
  const owned = table.groupAround(deed).filter((other) => other.ownerId === ownerId).length;
  return (deed.kind === 'railroad' ? RAILROAD_RENTS[owned] : UTILITY_RENTS[owned]) ?? 0;
}

function rentToPayAt(position: number, table: TableView): number {
  const holding = table.holdingAt(position);
  return holding === undefined || table.isMine(holding) ? 0 : rentOf(holding, table);
}

/** What each of the 36 throws from a square would cost in rent, cheapest first. */
function rentsAfter(position: number, table: TableView): readonly number[] {
  return THROWS.map((total) => rentToPayAt(position + total, table)).toSorted((a, b) => a - b);
}

/** Rent that one throw from a square costs on average, in dollars. */
export function expectedRentFrom(position: number, table: TableView): number {
  return rentsAfter(position, table).reduce((sum, rent) => sum + rent, 0) / THROWS.length;
}

/** The cash that covers the rent after this share (0 to 1) of the throws to come; 1 covers the worst of them. */
export function rentAhead(share: number, table: TableView): number {
  const rents = rentsAfter(table.me.position, table);
  return rents[Math.ceil(share * rents.length) - 1] ?? 0;
}
