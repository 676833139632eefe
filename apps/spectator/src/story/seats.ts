import type { JsonObject } from '#libs/protocol';
import { MAX_NAME_CHARS, numberIn, textIn } from './fields.js';
import { plain } from '#libs/views';
import type { Payment } from './payment.js';
import type { Change, Deed, Seat, Seats, Story } from './story.js';

export function seatOf(story: Story, id: string | null): Seat | undefined {
  return story.seats.find((seat) => seat.id === id);
}

/** The seats with one of them changed; the others stay the same objects, so that their views are not rendered again. */
export function withSeat(seats: Seats, id: string | null, change: (seat: Seat) => Partial<Seat>): Seats {
  return seats.map((seat) => (seat.id === id ? { ...seat, ...change(seat) } : seat));
}

/** The seats after a payment. An estimate from events: the next state replaces it. */
export function moved(seats: Seats, { from, to, amount }: Payment): Seats {
  const poorer = withSeat(seats, from, ({ cash }) => ({ cash: cash === null ? null : cash - amount }));
  return withSeat(poorer, to, ({ cash }) => ({ cash: cash === null ? null : cash + amount }));
}

const UNOWNED: Deed = { ownerId: null, houses: 0, isMortgaged: false };

export function deedIn(story: Story, propertyId: string): Deed {
  return story.deeds[propertyId] ?? UNOWNED;
}

export function withDeed(story: Story, propertyId: string | null, change: Partial<Deed>): Change {
  if (propertyId === null) return {};
  return { deeds: { ...story.deeds, [propertyId]: { ...deedIn(story, propertyId), ...change } } };
}

/** The player that an event names. */
export function actorIn(fields: JsonObject): { readonly playerId: string; readonly playerName: string } {
  const playerId = textIn(fields, 'player_id') ?? '';
  return { playerId, playerName: textIn(fields, 'player_name') ?? playerId };
}

function label(fields: JsonObject, name: string): string | null {
  const text = textIn(fields, name);
  return text === null ? null : plain(text, MAX_NAME_CHARS);
}

/** A seat from `game:started` or from a snapshot. */
export function readSeat(fields: JsonObject): Seat {
  const id = textIn(fields, 'id') ?? '';
  const isBankrupt = fields['is_bankrupt'] === true;
  return {
    id,
    name: plain(textIn(fields, 'name') ?? id, MAX_NAME_CHARS),
    personality: label(fields, 'personality'),
    model: label(fields, 'model'),
    position: numberIn(fields, 'position'),
    cash: numberIn(fields, 'cash'),
    inJail: fields['in_jail'] === true,
    jailCards: isBankrupt ? 0 : (numberIn(fields, 'get_out_of_jail_cards') ?? 0),
    isBankrupt,
    isOut: isBankrupt || fields['is_out'] === true,
  };
}
