import { deedOf } from '../board-names/index.js';
import type { Payment } from './payment.js';
import type { Story } from './story.js';

/** Where a flight begins or ends. A seat by its order, with the square that it is on; the bank is the middle of the board. */
export type FlightEnd =
  | { readonly at: 'seat'; readonly order: number; readonly position: number | null }
  | { readonly at: 'square'; readonly position: number }
  | { readonly at: 'bank' };

/** What flies. Amounts in dollars. */
export type Cargo =
  | { readonly kind: 'money'; readonly amount: number }
  | { readonly kind: 'deed'; readonly propertyId: string }
  | { readonly kind: 'house' | 'hotel' };

export interface Flight {
  readonly cargo: Cargo;
  readonly from: FlightEnd;
  readonly to: FlightEnd;
}

/** The payments of a card that everybody pays for, in a game of 16. */
const MAX_PAYMENTS = 15;
/** What a bankrupt leaves: more deeds at once are no longer seen as deeds. */
const MAX_DEEDS = 6;
const MAX_BUILDINGS = 6;
const HOTEL = 5;
const BANK: FlightEnd = { at: 'bank' };

/**
 * What moves from one story to a later one: money from who pays to who is paid, deeds to their owners, buildings to and
 * from their squares.
 *
 * @param payments those of the events between
 */
export function flightsBetween(before: Story, after: Story, payments: readonly Payment[]): readonly Flight[] {
  return [
    ...payments.flatMap((payment) => moneyFlight(after, payment)).slice(0, MAX_PAYMENTS),
    ...deedFlights(before, after).slice(0, MAX_DEEDS),
    ...buildingFlights(before, after).slice(0, MAX_BUILDINGS),
  ];
}

function moneyFlight(story: Story, { from, to, amount, cause }: Payment): readonly Flight[] {
  // Of some payments nothing but one player is known: they would seem to be the bank's.
  if (amount <= 0 || from === to || cause === 'unknown') return [];
  return flight({ kind: 'money', amount }, endOf(story, from), endOf(story, to));
}

/** A bought deed comes from its square, any other from its owner. */
function deedFlights(before: Story, after: Story): readonly Flight[] {
  return changed(before, after).flatMap(({ id, position }) => {
    const [owner, heir] = [before.deeds[id]?.ownerId ?? null, after.deeds[id]?.ownerId ?? null];
    if (owner === heir) return [];
    const from = owner === null ? squareAt(position) : endOf(before, owner);
    return flight({ kind: 'deed', propertyId: id }, from, endOf(after, heir));
  });
}

function buildingFlights(before: Story, after: Story): readonly Flight[] {
  return changed(before, after).flatMap(({ id, position }) => {
    const [had, has] = [before.deeds[id]?.houses ?? 0, after.deeds[id]?.houses ?? 0];
    if (had === has) return [];
    const cargo: Cargo = { kind: Math.max(had, has) === HOTEL ? 'hotel' : 'house' };
    return has > had ? flight(cargo, BANK, squareAt(position)) : flight(cargo, squareAt(position), BANK);
  });
}

/** The deeds that are other objects than before. */
function changed(before: Story, after: Story): readonly { readonly id: string; readonly position: number }[] {
  if (before.deeds === after.deeds) return [];
  return Object.keys(after.deeds).flatMap((id) => {
    const square = before.deeds[id] === after.deeds[id] ? undefined : deedOf(id);
    return square === undefined ? [] : [{ id, position: square.position }];
  });
}

function squareAt(position: number): FlightEnd {
  return { at: 'square', position };
}

/** Null: there is no such player. */
function endOf(story: Story, playerId: string | null): FlightEnd | null {
  if (playerId === null) return BANK;
  const order = story.seats.findIndex(({ id }) => id === playerId);
  const seat = story.seats[order];
  return seat === undefined ? null : { at: 'seat', order, position: seat.position };
}

function flight(cargo: Cargo, from: FlightEnd | null, to: FlightEnd | null): readonly Flight[] {
  return from === null || to === null ? [] : [{ cargo, from, to }];
}
