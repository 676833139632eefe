import type { Holding } from './holding.js';
import type { TableView } from './table-view.js';

const RAILROAD_RENTS = [0, 25, 50, 100, 200];
/** A throw brings seven on average; times 4 for one utility, times 10 for both. */
const UTILITY_RENTS = [0, 28, 70];
/** How many of the 36 throws of two dice come to each total, from 2 to 12. */
const WAYS = [1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1];
const LEAST_TOTAL = 2;
const THROWS = 36;

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

interface Risk {
  readonly rent: number;
  /** How many of the 36 throws lead there. */
  readonly ways: number;
}

/** What each total of the dice from a square would cost in rent. */
function risksFrom(position: number, table: TableView): readonly Risk[] {
  return WAYS.map((ways, index) => ({ rent: rentToPayAt(position + LEAST_TOTAL + index, table), ways }));
}

/** Rent that one throw from a square costs on average, in dollars. */
export function expectedRentFrom(position: number, table: TableView): number {
  return risksFrom(position, table).reduce((sum, { rent, ways }) => sum + rent * ways, 0) / THROWS;
}

/** The cash that covers the rent after this share (0 to 1) of the throws to come; 1 covers the worst of them. */
export function rentAhead(share: number, table: TableView): number {
  let left = Math.ceil(share * THROWS);
  if (left <= 0) return 0;
  for (const { rent, ways } of risksFrom(table.me.position, table).toSorted((a, b) => a.rent - b.rent)) {
    left -= ways;
    if (left <= 0) return rent;
  }
  return 0;
}
