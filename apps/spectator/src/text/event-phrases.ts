import type { JsonObject } from '#libs/protocol';
import { deedName } from '../board-names/index.js';
import { type Accounts, fieldsIn, numberIn, textIn, textsIn } from '../story/index.js';
import { actionText } from './action-text.js';
import type { LineContext } from './line-context.js';
import { ruinReason } from './money-lines.js';
import { listed, money } from './quantities.js';

/** By `action_type`: the phrase for a success and for a failure. */
const JAIL_PHRASES: Readonly<Record<string, readonly [success: string, failure: string]>> = {
  go_to_jail: ['is locked up', 'is locked up'],
  roll_for_doubles: ['rolls doubles and is free', 'rolls no doubles and stays locked up'],
  pay_jail_fine: ['pays the fine and is free', 'cannot pay the fine'],
  use_jail_card: ['plays a pardon and is free', 'has no pardon'],
};

export function jailSentence(event: JsonObject, _: LineContext, { payments }: Accounts): string {
  const type = textIn(event, 'action_type') ?? '';
  const [success, failure] = Object.hasOwn(JAIL_PHRASES, type) ? (JAIL_PHRASES[type] ?? []) : [];
  const phrase = event['success'] === true ? success : failure;
  const fine = payments.find(({ cause }) => cause === 'fine');
  if (fine !== undefined) return `${player(event)} pays the ${money(fine.amount)} fine and is free.`;
  return `${player(event)} ${phrase ?? type.replaceAll('_', ' ')}.`;
}

export function bidSentence(event: JsonObject): string {
  const amount = numberIn(event, 'amount') ?? numberIn(event, 'bid');
  const name = textIn(event, 'player_name') ?? textIn(event, 'bidder_name') ?? 'Somebody';
  return amount === null || event['passed'] === true
    ? `${name} drops out of the bidding.`
    : `${name} bids ${money(amount)} for ${auctionLot(event)}.`;
}

export function saleSentence(event: JsonObject, _: LineContext, accounts: Accounts): string {
  const name = textIn(event, 'winner_name') ?? textIn(event, 'player_name');
  if (name === null) return `Nobody buys ${auctionLot(event)}.`;
  return `${name} wins ${auctionLot(event)}${forMoney(accounts)}.`;
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

/** The answer; of an accepted trade with what both sides give. */
export function answerSentence(event: JsonObject, { nameOf }: LineContext): string {
  const trade = fieldsIn(event, 'trade');
  const [from, to] = [nameOf(textIn(trade, 'from_player_id')), nameOf(textIn(trade, 'to_player_id'))];
  if (event['accepted'] !== true) return to === null ? 'The trade is rejected.' : `${to} rejects the trade.`;
  if (from === null || to === null) return 'The trade is accepted.';
  const [give, get] = [tradeSide(fieldsIn(trade, 'give')), tradeSide(fieldsIn(trade, 'get'))];
  return `${to} accepts the trade: ${from} gives ${give}, ${to} gives ${get}.`;
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

function atProperty(event: JsonObject): string {
  return textIn(event, 'property_id') === null ? '' : ` at ${property(event)}`;
}

export function rentSentence(event: JsonObject, _: LineContext, { payments }: Accounts): string {
  const rent = payments.find(({ cause }) => cause === 'rent');
  const owner = textIn(event, 'to_player_name') ?? 'somebody';
  if (rent === undefined) return `${player(event)} owes rent to ${owner}${atProperty(event)}.`;
  return `${player(event)} pays ${money(rent.amount)} rent to ${owner}${atProperty(event)}.`;
}

export function ruinSentence(event: JsonObject, context: LineContext, { payments, ruin }: Accounts): string {
  const left = payments.find(({ cause }) => cause === 'ruin');
  const creditor = textIn(event, 'creditor_name') ?? context.nameOf(textIn(event, 'creditor_id')) ?? 'the bank';
  const rest = left === undefined ? 'what is left' : `the ${money(left.amount)} that are left`;
  return `${player(event)} is bankrupt${ruinReason(ruin, context)}; ${creditor} gets ${rest}.`;
}

/** " for $60"; nothing where nobody paid, or the amount is not known. */
export function forMoney({ payments }: Accounts): string {
  const payment = payments.find(({ cause }) => cause !== 'unknown');
  return payment === undefined || payment.amount === 0 ? '' : ` for ${money(payment.amount)}`;
}

export function dice(event: JsonObject): string {
  return Array.isArray(event['dice']) ? event['dice'].map(String).join(' and ') : '…';
}

export function withReason(event: JsonObject): string {
  const reason = textIn(event, 'reason');
  if (reason === 'operator') return ' by an operator.';
  return reason === null ? '.' : `: ${reason}.`;
}
