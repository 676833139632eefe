import type { JsonObject } from '#libs/protocol';
import { textIn } from './fields.js';
import type { EventsOf, Reducers } from './reducer.js';
import { ruinCauseOf } from './ruin.js';
import { actorIn, deedIn, withDeed, withSeat } from './seats.js';
import type { Story } from './story.js';

const HOTEL = 5;

/** Properties, buildings, mortgages, rent and bankruptcies. */
export const ON_DEED: Reducers<EventsOf<'property' | 'building' | 'rent'> | 'player:bankrupt'> = {
  'property:purchased': (story, { fields }) => ({
    ...withDeed(story, textIn(fields, 'property_id'), { ownerId: actorIn(fields).playerId }),
  }),
  'property:passed': null,
  'rent:paid': null,
  'building:built': (story, { fields }) => ({
    ...withDeed(story, textIn(fields, 'property_id'), { houses: housesAfter(story, fields, 1) }),
    wonBuilding: null,
  }),
  'building:sold': (story, { fields }) => ({
    ...withDeed(story, textIn(fields, 'property_id'), { houses: housesAfter(story, fields, -1) }),
  }),
  'property:mortgaged': (story, { fields }) => ({
    ...withDeed(story, textIn(fields, 'property_id'), { isMortgaged: true }),
  }),
  'property:unmortgaged': (story, { fields }) => ({
    ...withDeed(story, textIn(fields, 'property_id'), { isMortgaged: false }),
  }),
  'player:bankrupt': (story, { seq, fields }) => {
    const { playerId, playerName } = actorIn(fields);
    const creditor = textIn(fields, 'creditor_id');
    const inherited = Object.entries(story.deeds).map(([id, deed]) => {
      return [id, deed.ownerId === playerId ? { ...deed, ownerId: creditor, houses: 0 } : deed] as const;
    });
    return {
      deeds: Object.fromEntries(inherited),
      bankruptAt: new Map([[playerId, seq], ...story.bankruptAt]),
      debt: null,
      ruin: { seq, playerId, playerName, creditorId: creditor, cause: ruinCauseOf(story, fields) },
      seats: withSeat(story.seats, playerId, () => ({ isBankrupt: true, isOut: true, cash: 0, jailCards: 0 })),
    };
  },
};

function housesAfter(story: Story, fields: JsonObject, change: number): number {
  const had = deedIn(story, textIn(fields, 'property_id') ?? '').houses;
  return Math.min(HOTEL, Math.max(0, had + change));
}
