import type { Street } from './board.js';
import { HOTEL, type Game, type Lot, type Player, type SeatIndex } from './game.js';
import type { Building } from './decision.js';
import {
  brokenDown,
  evenLayout,
  HOUSES_IN_A_HOTEL,
  layoutOf,
  proceedsOf,
  setLayout,
  sum,
  withLevel,
} from './layout.js';
import type { Layout } from './layout.js';

/** What would be built next on the lot if `seat` had the money, or null (H1 to H4). */
export function placeableOn({ stock }: Game, lot: Lot, seat: SeatIndex): Building | null {
  const { deed, houses, group } = lot;
  // H9: streets alone carry buildings.
  if (deed.kind !== 'street' || houses === HOTEL) return null;
  // H1: the whole group, none of it mortgaged. H2: no lot of the group may have fewer.
  for (const other of group) if (other.owner !== seat || other.mortgaged || other.houses < houses) return null;
  // H3: four houses, then a hotel. H4: what the bank has.
  if (houses < HOUSES_IN_A_HOTEL) return stock.houses > 0 ? 'house' : null;
  return stock.hotels > 0 ? 'hotel' : null;
}

/** What the player may build on the lot now, at its list price, or null. */
export function buildableOn(game: Game, lot: Lot, { seat, cash }: Player): Building | null {
  return cash >= priceOn(lot) ? placeableOn(game, lot, seat) : null;
}

/** H3: of a house, and of the step to a hotel. */
export function priceOn({ deed }: Lot): number {
  return deed.kind === 'street' ? deed.houseCost : Infinity;
}

/** Puts the next building on the lot for this price. */
export function build(game: Game, player: Player, lot: Lot, amount: number): void {
  const { stock } = game;
  const building = lot.houses < HOUSES_IN_A_HOTEL ? 'house' : 'hotel';
  if (building === 'house') stock.houses -= 1;
  else {
    // H3: the four houses go back to the bank.
    stock.houses += HOUSES_IN_A_HOTEL;
    stock.hotels -= 1;
  }
  lot.houses += 1;
  player.cash -= amount;
  game.recorded?.push({ kind: 'built', seat: player.seat, deed: lot.deed, building, amount });
}

export interface Sale {
  readonly layout: Layout;
  /** Dollars. */
  readonly amount: number;
  /** Buildings given back one after the other: 1, or more where a shortage breaks a whole group down (H7). */
  readonly steps: number;
}

/** H6: evenly, in reverse: no lot of the group may have more. */
export function canSellOn({ houses, owner, group }: Lot, seat: SeatIndex): boolean {
  if (houses === 0 || owner !== seat) return false;
  for (const other of group) if (other.houses > houses) return false;
  return true;
}

/** What selling on the lot comes to. */
export function saleOn({ stock }: Game, lot: Lot, street: Street): Sale {
  const before = layoutOf(lot);
  const isShort = lot.houses === HOTEL && stock.houses < HOUSES_IN_A_HOTEL;
  const layout = isShort ? brokenDown(before, stock.houses) : withLevel(lot, lot.houses - 1);
  const steps = sum(before) - sum(layout);
  return { layout, steps, amount: proceedsOf(steps, street) };
}

export function sell(game: Game, player: Player, lot: Lot): void {
  if (lot.deed.kind !== 'street') return;
  const before = layoutOf(lot);
  const { layout, amount } = saleOn(game, lot, lot.deed);
  setLayout(game, lot, layout);
  player.cash += amount;
  if (game.recorded !== null) recordSales(game, player, lot, before);
}

function recordSales(game: Game, { seat }: Player, { group }: Lot, before: Layout): void {
  group.forEach(({ deed, houses }, index) => {
    if (deed.kind !== 'street') return;
    for (let level = before[index] ?? 0; level > houses; level -= 1) {
      const building = level === HOTEL ? 'hotel' : 'house';
      game.recorded?.push({ kind: 'sold', seat, deed, building, amount: proceedsOf(1, deed) });
    }
  });
}

/** K2, K4: all buildings of the group go back to the bank. Returns half of what they cost. */
export function clearGroup(game: Game, lot: Lot): number {
  const steps = sum(layoutOf(lot));
  if (steps === 0 || lot.deed.kind !== 'street') return 0;
  setLayout(game, lot, evenLayout(0, lot.group.length));
  return proceedsOf(steps, lot.deed);
}
