import type { Street } from './board.js';
import { HOTEL, type Game, type Lot } from './game.js';

/** One number per lot of a group, in board order: 0 to 4 houses, {@link HOTEL} for a hotel. */
export type Layout = readonly number[];

export const HOUSES_IN_A_HOTEL = 4;

export function layoutOf({ group }: Lot): Layout {
  return group.map(({ houses }) => houses);
}

export function sum(layout: Layout): number {
  return layout.reduce((total, level) => total + level, 0);
}

function housesIn(layout: Layout): number {
  return sum(layout.filter((level) => level < HOTEL));
}

function hotelsIn(layout: Layout): number {
  return layout.filter((level) => level === HOTEL).length;
}

export function withLevel(lot: Lot, level: number): Layout {
  return lot.group.map((other) => (other === lot ? level : other.houses));
}

/** Pieces wander between bank and group as its layout changes; H3: a hotel gives its four houses back. */
export function setLayout({ stock }: Game, lot: Lot, layout: Layout): void {
  const before = layoutOf(lot);
  stock.houses += housesIn(before) - housesIn(layout);
  stock.hotels += hotelsIn(before) - hotelsIn(layout);
  lot.group.forEach((other, index) => {
    other.houses = layout[index] ?? 0;
  });
}

/** `total` steps of building spread evenly over `lots` lots; the dearest, the last ones, get the odd ones. */
export function evenLayout(total: number, lots: number): Layout {
  const base = Math.floor(total / lots);
  return Array.from({ length: lots }, (_, lot) => base + (lot >= lots - (total % lots) ? 1 : 0));
}

/** H7: the fullest even layout that the bank's houses can supply when they do not suffice to break one hotel. */
export function brokenDown(layout: Layout, housesInBank: number): Layout {
  const supply = housesInBank + housesIn(layout);
  let total = sum(layout) - 1;
  while (total > 0 && housesIn(evenLayout(total, layout.length)) > supply) total -= 1;
  return evenLayout(total, layout.length);
}

/** What a number of building steps on this street's group bring when they are sold: half of their cost (H6). */
export function proceedsOf(steps: number, { houseCost }: Street): number {
  return (steps * houseCost) / 2;
}
