import type { GameEventMap, ReportableEventName } from '#libs/protocol';
import { flag, type JsonSchema, numeric, object, oneOf, orNull, pairOf, text } from '../schemas/schema.js';
import { TRADE } from '../schemas/shared.js';
import { ANN, BOB, BY_PLAYER, type EventsNamed } from './event-table.js';

/** Other engines may report more with these; ours does. */
const OPEN = { additionalProperties: true } as const satisfies JsonSchema;

const DOLLARS = numeric({ description: 'Dollars.' });
const PROPERTY = { property_id: text() };
const BUILDING = { ...BY_PLAYER, ...PROPERTY, building_type: oneOf(['house', 'hotel']) };
const MORTGAGE = { ...BY_PLAYER, ...PROPERTY, amount: orNull(DOLLARS) };

const DEED = { property_id: 'baltic_avenue' };
const OFFER = {
  trade_id: 't-3',
  from_player_id: ANN.player_id,
  to_player_id: BOB.player_id,
  give: { cash: 120 },
  get: { properties: ['baltic_avenue'] },
} as const;

/** What an action did: derived from the snapshots before and after it, or reported by the engine. */
export const REPORTED_EVENTS: EventsNamed<ReportableEventName> = {
  'dice:rolled': {
    summary: 'Dice were thrown.',
    payload: object<GameEventMap['dice:rolled']>({
      ...BY_PLAYER,
      dice: pairOf(numeric()),
      total: numeric(),
      is_doubles: flag(),
    }),
    example: { ...ANN, dice: [3, 4], total: 7, is_doubles: false },
  },
  'player:moved': {
    summary: 'A player stands on another square.',
    payload: object<GameEventMap['player:moved']>({
      ...BY_PLAYER,
      from_position: numeric(),
      to_position: numeric(),
      dice_total: orNull(numeric()),
    }),
    example: { ...ANN, from_position: 5, to_position: 12, dice_total: 7 },
  },
  'property:purchased': {
    summary: 'A property was bought.',
    payload: object<GameEventMap['property:purchased']>({ ...BY_PLAYER, ...PROPERTY, price: orNull(DOLLARS) }),
    example: { ...ANN, ...DEED, price: 60 },
  },
  'property:passed': {
    summary: 'A property was not bought.',
    payload: object<GameEventMap['property:passed']>({ ...BY_PLAYER, property_id: orNull(text()) }),
    example: { ...ANN, ...DEED },
  },
  'rent:paid': {
    summary: 'Rent was paid.',
    payload: object<GameEventMap['rent:paid']>({
      ...BY_PLAYER,
      amount: DOLLARS,
      to_player_id: text(),
      to_player_name: text(),
      property_id: orNull(text()),
    }),
    example: { ...BOB, amount: 8, to_player_id: ANN.player_id, to_player_name: ANN.player_name, ...DEED },
  },
  'card:drawn': {
    summary: 'A card was drawn.',
    payload: object<GameEventMap['card:drawn']>({ ...BY_PLAYER, card_text: text(), deck: orNull(text()) }),
    example: { ...ANN, card_text: 'Advance to Go.', deck: 'chance' },
  },
  'building:built': {
    summary: 'A house or a hotel was built.',
    payload: object<GameEventMap['building:built']>(BUILDING),
    example: { ...ANN, ...DEED, building_type: 'house' },
  },
  'building:sold': {
    summary: 'A house or a hotel was sold.',
    payload: object<GameEventMap['building:sold']>(BUILDING),
    example: { ...ANN, ...DEED, building_type: 'hotel' },
  },
  'jail:action': {
    summary: 'A player went to jail (`go_to_jail`), or tried to leave it.',
    payload: object<GameEventMap['jail:action']>({ ...BY_PLAYER, action_type: text(), success: flag() }),
    example: { ...ANN, action_type: 'roll_for_doubles', success: false },
  },
  'player:bankrupt': {
    summary: 'A player is out; `creditor_id` is null if the bank is the creditor.',
    payload: object<GameEventMap['player:bankrupt']>({
      ...BY_PLAYER,
      creditor_id: orNull(text()),
      creditor_name: orNull(text()),
    }),
    example: { ...BOB, creditor_id: ANN.player_id, creditor_name: ANN.player_name },
  },
  'auction:started': {
    summary: 'An auction begins. Our engine adds `building_type`, `bidder_ids` and `minimum_bid`.',
    payload: object<GameEventMap['auction:started']>(PROPERTY, OPEN),
    example: { ...DEED, building_type: null, bidder_ids: [ANN.player_id, BOB.player_id], minimum_bid: 1 },
  },
  'auction:bid': {
    summary: 'A bid. Our engine adds `building_type`, `player_id` and `amount`, which is null for a pass.',
    payload: object<GameEventMap['auction:bid']>(PROPERTY, OPEN),
    example: { ...DEED, building_type: null, ...BOB, amount: 40 },
  },
  'auction:ended': {
    summary: 'An auction is over. Our engine adds `building_type`, `winner_id`, `winner_name` and `amount`.',
    payload: object<GameEventMap['auction:ended']>(PROPERTY, OPEN),
    example: {
      ...DEED,
      building_type: null,
      winner_id: BOB.player_id,
      winner_name: BOB.player_name,
      amount: 40,
    },
  },
  'trade:proposed': {
    summary: 'A trade was proposed.',
    payload: object<GameEventMap['trade:proposed']>({ trade: TRADE }, OPEN),
    example: { trade: OFFER },
  },
  'trade:resolved': {
    summary: 'A trade was accepted or not. A counter-offer resolves it, and proposes another with the same `trade_id`.',
    payload: object<GameEventMap['trade:resolved']>({ trade: TRADE, accepted: flag() }, OPEN),
    example: { trade: OFFER, accepted: true },
  },
  'property:mortgaged': {
    summary: 'A property was mortgaged.',
    payload: object<GameEventMap['property:mortgaged']>(MORTGAGE),
    example: { ...ANN, ...DEED, amount: 30 },
  },
  'property:unmortgaged': {
    summary: 'A mortgage was paid back.',
    payload: object<GameEventMap['property:unmortgaged']>(MORTGAGE),
    example: { ...ANN, ...DEED, amount: 33 },
  },
};
