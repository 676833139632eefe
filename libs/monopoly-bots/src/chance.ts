import type { TableView } from './table/table-view.js';

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** 32-bit FNV-1a, its bits mixed once more so that texts which differ in the last letter land far apart. */
export function hash(text: string): number {
  let sum = FNV_OFFSET;
  for (let index = 0; index < text.length; index += 1) sum = Math.imul(sum ^ text.charCodeAt(index), FNV_PRIME);
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35);
  return (sum ^ (sum >>> 16)) >>> 0;
}

/** What is visible at the table, without anything that differs between two runs of one seed: no ids, no clock. */
function scene(table: TableView): string {
  const seats = table.seats.map((seat) => [seat.cash, seat.position, seat.inJail, seat.bankrupt].join(','));
  const offers = table.offers.all.map((offer) =>
    [offer.type, table.holdingOf(offer)?.deed.position ?? '', offer.amount ?? ''].join(','),
  );
  return [table.turn, table.phase, table.me.order, ...seats, ...offers].join('|');
}

/** Luck that is the same whenever the table looks the same. */
export class Chance {
  private scene: string | null = null;

  constructor(private readonly table: TableView) {}

  /** One of the items, each as likely; draws for different purposes are independent. */
  pick<T>(items: readonly [T, ...T[]], purpose: string): T {
    if (items.length === 1) return items[0];
    return items[this.below(items.length, purpose)] ?? items[0];
  }

  /** A whole number from 0 to less than `limit`, each as likely; 0 where nothing is below the limit. */
  below(limit: number, purpose: string): number {
    if (limit < 1) return 0;
    this.scene ??= scene(this.table);
    return hash(`${purpose}|${this.scene}`) % Math.floor(limit);
  }
}
