import type { ValidAction } from '#libs/protocol';
import type { TableView } from './table-view.js';

export function dollars(amount: number): string {
  return `$${Math.round(amount)}`;
}

/** The name of what an action is about, as good as it is known. */
export function placeOf(offer: ValidAction, table: TableView): string {
  return table.holdingOf(offer)?.deed.name ?? offer.property_id ?? 'this property';
}

/** "and still hold $420", or nothing where the cash is not known. */
export function stillHolding(cash: number): string {
  return Number.isFinite(cash) ? ` and still hold ${dollars(cash)}` : '';
}

/** Completes a sentence's template: "A hotel on {place}!" */
export function fill(template: string, names: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, key: string) => names[key] ?? whole);
}
