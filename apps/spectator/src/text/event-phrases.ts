import type { JsonObject } from '#libs/protocol';
import { deedName } from '../board-names/index.js';
import { fieldsIn, numberIn, textIn, textsIn } from '../story/index.js';
import { actionText } from './action-text.js';
import type { LineContext } from './line-context.js';
import { listed, money } from './quantities.js';

/** By `action_type`: the phrase for a success and for a failure. */
const JAIL_PHRASES: Readonly<Record<string, readonly [success: string, failure: string]>> = {
  go_to_jail: ['is locked up', 'is locked up'],
  roll_for_doubles: ['rolls doubles and is free', 'rolls no doubles and stays locked up'],
  pay_jail_fine: ['pays the fine and is free', 'cannot pay the fine'],
  use_jail_card: ['plays a pardon and is free', 'has no pardon'],
};

export function jailSentence(event: JsonObject): string {
  const type = textIn(event, 'action_type') ?? '';
  const [success, failure] = Object.hasOwn(JAIL_PHRASES, type) ? (JAIL_PHRASES[type] ?? []) : [];
  const phrase = event['success'] === true ? success : failure;
  return `${player(event)} ${phrase ?? type.replaceAll('_', ' ')}.`;
}

export function bidSentence(event: JsonObject): string {
  const amount = numberIn(event, 'amount') ?? numberIn(event, 'bid');
  const name = textIn(event, 'player_name') ?? textIn(event, 'bidder_name') ?? 'Somebody';
  return amount === null || event['passed'] === true
    ? `${name} drops out of the bidding.`
    : `${name} bids ${money(amount)} for ${auctionLot(event)}.`;
}

export function saleSentence(event: JsonObject): string {
  const name = textIn(event, 'winner_name') ?? textIn(event, 'player_name');
  const price = numberIn(event, 'amount') ?? numberIn(event, 'price');
  return name === null
    ? `Nobody buys ${auctionLot(event)}.`
    : `${name} wins ${auctionLot(event)}${price === null ? '' : ` for ${money(price)}`}.`;
}

/** The property that is auctioned, or the building, if houses or hotels are short. */
export function auctionLot(event: JsonObject): string {
  const building = textIn(event, 'building_type');
  return building === null ? property(event) : `a ${building}`;
}

export function tradeSentence(event: JsonObject, { nameOf }: LineContext): string {
  const trade = fieldsIn(event, 'trade');
  const known = textIn(event, 'player_name') ?? textIn(event, 'from_player_name');
  const name = known ?? nameOf(textIn(trade, 'from_player_id')) ?? 'Somebody';
  return `${name} proposes a trade: ${tradeSide(fieldsIn(trade, 'give'))} for ${tradeSide(fieldsIn(trade, 'get'))}.`;
}

function tradeSide(fields: JsonObject): string {
  const dollars = numberIn(fields, 'cash') ?? 0;
  const pardons = numberIn(fields, 'jail_cards') ?? 0;
  const items = textsIn(fields, 'properties').map(deedName);
  return listed([...items, ...(dollars > 0 ? [money(dollars)] : []), ...(pardons > 0 ? ['a pardon'] : [])]);
}

/** The result, where it is not that of somebody who won. */
export function endSentence(event: JsonObject, { result }: LineContext): string {
  const name = textIn(event, 'winner_name');
  return name === null ? `${result ?? 'Nobody wins the game'}.` : `${name} wins the game.`;
}

export function refusalSentence(event: JsonObject): string | null {
  if (event['success'] !== false) return null;
  return `The engine refuses ${actionText(fieldsIn(event, 'action'))}: ${textIn(event, 'message') ?? '…'}`;
}

export function player(event: JsonObject): string {
  return textIn(event, 'player_name') ?? textIn(event, 'from_player_name') ?? 'Somebody';
}

export function property(event: JsonObject): string {
  return deedName(textIn(event, 'property_id') ?? 'a property');
}

export function atProperty(event: JsonObject): string {
  return textIn(event, 'property_id') === null ? '' : ` at ${property(event)}`;
}

export function toCreditor(event: JsonObject): string {
  const creditor = textIn(event, 'creditor_name');
  return creditor === null ? '' : `; ${creditor} gets what is left`;
}

export function paidAmount(event: JsonObject): string {
  return money(numberIn(event, 'amount'));
}

export function dice(event: JsonObject): string {
  return Array.isArray(event['dice']) ? event['dice'].map(String).join(' and ') : '…';
}

export function withReason(event: JsonObject): string {
  const reason = textIn(event, 'reason');
  return reason === null ? '.' : `: ${reason}.`;
}
