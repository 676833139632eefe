import { streetsOf, type ColourGroup, type Street } from './board.js';
import { HOTEL, holdingOf, playerAt, type Game, type Seat } from './game.js';
import type { Building } from './happening.js';
import type { Move } from './move.js';
import { ownsGroup } from './rent.js';

const HOUSES_IN_A_HOTEL = 4;

/** One number per lot of a group, in board order: 0 to 4 houses, {@link HOTEL} for a hotel. */
type Layout = readonly number[];

function layoutOf(game: Game, group: ColourGroup): Layout {
  return streetsOf(group).map((lot) => holdingOf(game, lot).houses);
}

function sum(layout: Layout): number {
  return layout.reduce((total, level) => total + level, 0);
}

function housesIn(layout: Layout): number {
  return sum(layout.filter((level) => level < HOTEL));
}

function hotelsIn(layout: Layout): number {
  return layout.filter((level) => level === HOTEL).length;
}

export function groupHasBuildings(game: Game, group: ColourGroup): boolean {
  return streetsOf(group).some((lot) => holdingOf(game, lot).houses > 0);
}

/** What `seat` may build on the lot now, or null (H1 to H4). */
export function buildableOn(game: Game, street: Street, seat: Seat): Building | null {
  if (!ownsGroup(game, street.group, seat)) return null;
  const lots = streetsOf(street.group).map((lot) => holdingOf(game, lot));
  const level = holdingOf(game, street).houses;
  if (lots.some((lot) => lot.mortgaged)) return null;
  // H2: no lot of the group may have fewer.
  if (level === HOTEL || lots.some((lot) => lot.houses < level)) return null;
  if (playerAt(game, seat).cash < street.houseCost) return null;
  const building = level < HOUSES_IN_A_HOTEL ? 'house' : 'hotel';
  const left = building === 'house' ? game.stock.houses : game.stock.hotels;
  return left > 0 ? building : null;
}

/** Pieces wander between bank and group as its layout changes; H3: a hotel gives its four houses back. */
function setLayout(move: Move, group: ColourGroup, layout: Layout): void {
  const { stock } = move.game;
  const before = layoutOf(move.game, group);
  move.set({
    stock: {
      houses: stock.houses + housesIn(before) - housesIn(layout),
      hotels: stock.hotels + hotelsIn(before) - hotelsIn(layout),
    },
  });
  streetsOf(group).forEach((lot, index) => {
    const houses = layout[index] ?? 0;
    if (houses !== before[index]) move.setHolding(lot, { houses });
  });
}

function withLevel(game: Game, street: Street, level: number): Layout {
  const layout = layoutOf(game, street.group);
  return layout.with(streetsOf(street.group).indexOf(street), level);
}

export function build(move: Move, seat: Seat, street: Street, building: Building): void {
  setLayout(move, street.group, withLevel(move.game, street, holdingOf(move.game, street).houses + 1));
  move.addCash(seat, -street.houseCost);
  move.record({ kind: 'built', seat, deed: street, building, amount: street.houseCost });
}

/** `total` steps of building spread evenly over `lots` lots; the dearest, the last ones, get the odd ones. */
function evenLayout(total: number, lots: number): Layout {
  const base = Math.floor(total / lots);
  return Array.from({ length: lots }, (_, lot) => base + (lot >= lots - (total % lots) ? 1 : 0));
}

/** H7: the fullest even layout that the bank's houses can supply when they do not suffice to break one hotel. */
function brokenDown(layout: Layout, houses: number): Layout {
  const supply = houses + housesIn(layout);
  let total = sum(layout) - 1;
  while (total > 0 && housesIn(evenLayout(total, layout.length)) > supply) total -= 1;
  return evenLayout(total, layout.length);
}

export interface Sale {
  readonly layout: Layout;
  /** Dollars: half of what the buildings cost (H6). */
  readonly amount: number;
  /** Buildings given back one after the other: 1, or more where a shortage breaks a whole group down (H7). */
  readonly steps: number;
}

/** What selling on the lot comes to, or null where nothing may be sold on it now. */
export function saleOn(game: Game, street: Street): Sale | null {
  const level = holdingOf(game, street).houses;
  if (level === 0) return null;
  const before = layoutOf(game, street.group);
  // H6: evenly, in reverse: no lot of the group may have more.
  if (before.some((other) => other > level)) return null;
  const isShort = level === HOTEL && game.stock.houses < HOUSES_IN_A_HOTEL;
  const layout = isShort ? brokenDown(before, game.stock.houses) : withLevel(game, street, level - 1);
  const steps = sum(before) - sum(layout);
  return { layout, steps, amount: (steps * street.houseCost) / 2 };
}

export function sell(move: Move, seat: Seat, street: Street, { layout, amount }: Sale): void {
  const before = layoutOf(move.game, street.group);
  setLayout(move, street.group, layout);
  move.addCash(seat, amount);
  streetsOf(street.group).forEach((deed, index) => {
    for (let level = before[index] ?? 0; level > (layout[index] ?? 0); level -= 1) {
      const building = level === HOTEL ? 'hotel' : 'house';
      move.record({ kind: 'sold', seat, deed, building, amount: deed.houseCost / 2 });
    }
  });
}

/** K2, K4: all buildings of the group go back to the bank. Returns half of what they cost. */
export function clearGroup(move: Move, group: ColourGroup): number {
  const steps = sum(layoutOf(move.game, group));
  if (steps === 0) return 0;
  setLayout(move, group, evenLayout(0, streetsOf(group).length));
  return (steps * (streetsOf(group)[0]?.houseCost ?? 0)) / 2;
}
