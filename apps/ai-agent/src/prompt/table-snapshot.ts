import { dollars, type Holding, type SeatView, type TableView } from '#libs/monopoly-bots';
import { HOTEL } from '#libs/monopoly';
import { labelOf, labelOfId } from './labels.js';

/** What a seat saw when it was asked. */
export interface TableSnapshot {
  readonly turn: number;
  readonly seats: readonly SeatView[];
  readonly holdings: readonly Holding[];
}

export function snapshotOf({ turn, seats, all }: TableView): TableSnapshot {
  return { turn, seats, holdings: all };
}

/** What happened between two snapshots, a short line each, in words that name seats by label and deeds by id. */
export function happeningsBetween(before: TableSnapshot, now: TableView): readonly string[] {
  const deeds = now.all.flatMap((holding, index) => changesOf(before.holdings[index], holding, now));
  const seats = now.seats.flatMap((seat, index) => fortunesOf(before.seats[index], seat));
  return [...deeds, ...seats];
}

function changesOf(
  before: Holding | undefined,
  { deed, ownerId, houses, mortgaged }: Holding,
  now: TableView,
): string[] {
  if (before === undefined) return [];
  const changes: string[] = [];
  if (before.ownerId !== ownerId) {
    changes.push(`${deed.id} went from ${labelOfId(before.ownerId, now)} to ${labelOfId(ownerId, now)}`);
  }
  if (before.houses !== houses) changes.push(`${deed.id}: ${storeys(before.houses)} became ${storeys(houses)}`);
  if (before.mortgaged !== mortgaged)
    changes.push(`${deed.id} was ${mortgaged ? 'mortgaged' : 'freed of its mortgage'}`);
  return changes;
}

function storeys(houses: number): string {
  return houses === HOTEL ? 'a hotel' : `${houses} house${houses === 1 ? '' : 's'}`;
}

function fortunesOf(before: SeatView | undefined, seat: SeatView): string[] {
  if (before === undefined || before.id !== seat.id) return [];
  const who = labelOf(seat);
  if (seat.bankrupt) return before.bankrupt ? [] : [`${who} went bankrupt`];
  const fortunes: string[] = [];
  if (before.inJail !== seat.inJail) fortunes.push(`${who} ${seat.inJail ? 'went to jail' : 'left jail'}`);
  if (before.cash !== seat.cash) fortunes.push(`${who}'s cash: ${dollars(before.cash)} to ${dollars(seat.cash)}`);
  return fortunes;
}
