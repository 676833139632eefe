import type { JsonObject } from '#libs/protocol';
import { deedOf } from '../board-names/index.js';
import { numberIn, textIn } from './fields.js';
import type { EventsOf, Reducers } from './reducer.js';
import { actorIn, deedIn, paid, withDeed, withSeat } from './seats.js';
import type { Story } from './story.js';

const HOTEL = 5;

/** Properties, buildings, mortgages, rent and bankruptcies. */
export const ON_DEED: Reducers<EventsOf<'property' | 'building' | 'rent'> | 'player:bankrupt'> = {
  'property:purchased': (story, { fields }) => ({
    ...withDeed(story, textIn(fields, 'property_id'), { ownerId: actorIn(fields).playerId }),
    seats: paid(story.seats, actorIn(fields).playerId, null, numberIn(fields, 'price')),
  }),
  'property:passed': null,
  'rent:paid': (story, { fields }) => ({
    seats: paid(story.seats, actorIn(fields).playerId, textIn(fields, 'to_player_id'), numberIn(fields, 'amount')),
  }),
  'building:built': (story, { fields }) => ({
    ...withDeed(story, textIn(fields, 'property_id'), { houses: housesAfter(story, fields, 1) }),
    seats: paid(story.seats, actorIn(fields).playerId, null, houseCost(fields)),
  }),
  'building:sold': (story, { fields }) => ({
    ...withDeed(story, textIn(fields, 'property_id'), { houses: housesAfter(story, fields, -1) }),
    seats: paid(story.seats, null, actorIn(fields).playerId, (houseCost(fields) ?? 0) / 2),
  }),
  'property:mortgaged': (story, { fields }) => ({
    ...withDeed(story, textIn(fields, 'property_id'), { isMortgaged: true }),
    seats: paid(story.seats, null, actorIn(fields).playerId, numberIn(fields, 'amount')),
  }),
  'property:unmortgaged': (story, { fields }) => ({
    ...withDeed(story, textIn(fields, 'property_id'), { isMortgaged: false }),
    seats: paid(story.seats, actorIn(fields).playerId, null, numberIn(fields, 'amount')),
  }),
  'player:bankrupt': (story, { seq, fields }) => {
    const { playerId } = actorIn(fields);
    const creditor = textIn(fields, 'creditor_id');
    const inherited = Object.entries(story.deeds).map(([id, deed]) => {
      return [id, deed.ownerId === playerId ? { ...deed, ownerId: creditor, houses: 0 } : deed] as const;
    });
    return {
      deeds: Object.fromEntries(inherited),
      bankruptAt: new Map([[playerId, seq], ...story.bankruptAt]),
      seats: withSeat(story.seats, playerId, () => ({ isBankrupt: true, isOut: true, cash: 0 })),
    };
  },
};

function housesAfter(story: Story, fields: JsonObject, change: number): number {
  const had = deedIn(story, textIn(fields, 'property_id') ?? '').houses;
  return Math.min(HOTEL, Math.max(0, had + change));
}

function houseCost(fields: JsonObject): number | null {
  const square = deedOf(textIn(fields, 'property_id') ?? '');
  return square?.kind === 'street' ? square.houseCost : null;
}
