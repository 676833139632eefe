// A game's events in words. What a viewer can see elsewhere on the page, or need not know, has none.
import { BOARD, deedById } from './board.js';

/** @typedef {Record<string, unknown>} Payload */

/** @type {Record<string, (event: Payload) => string | null>} */
const WORDS = {
  'game:started': () => 'The game begins.',
  'game:ended': (event) =>
    event['winner_name'] ? `${text(event, 'winner_name')} wins the game!` : 'The game is over.',
  'game:stopped': (event) => `The game was stopped${because(event['reason'])}`,
  'game:paused': (event) => `The game is paused${because(event['reason'])}`,
  'game:resumed': () => 'The game goes on.',
  'game:speed': (event) => `The speed is now ${text(event, 'speed')}.`,
  'game:error': (event) => `Trouble: ${text(event, 'error')}`,
  'turn:timeout': (event) => `${who(event)} ran out of time.`,
  'agent:error': (event) => `${who(event)} could not decide: ${text(event, 'error')}`,
  'agent:chat': (event) => `${who(event)} says: “${text(event, 'message')}”`,
  'dice:rolled': (event) =>
    `${who(event)} rolls ${list(event['dice']).join(' and ')}${event['is_doubles'] ? ', doubles' : ''}.`,
  'player:moved': (event) => `${who(event)} moves to ${squareName(Number(event['to_position']))}.`,
  'property:purchased': (event) => `${who(event)} buys ${property(event)}${amount(' for ', event['price'])}.`,
  'property:passed': (event) => `${who(event)} does not buy ${property(event)}.`,
  'rent:paid': (event) => `${who(event)} pays ${money(event['amount'])} rent to ${text(event, 'to_player_name')}.`,
  'card:drawn': (event) => `${who(event)} draws a card: ${text(event, 'card_text')}`,
  'building:built': (event) => `${who(event)} builds a ${text(event, 'building_type')} on ${property(event)}.`,
  'building:sold': (event) => `${who(event)} sells a ${text(event, 'building_type')} on ${property(event)}.`,
  'jail:action': (event) => `${who(event)} ${jail(event)}.`,
  'player:bankrupt': (event) => `${who(event)} is bankrupt.`,
  'auction:started': (event) => `${property(event)} is auctioned.`,
  'auction:ended': (event) => `The auction of ${property(event)} is over.`,
  'trade:proposed': () => 'A trade is proposed.',
  'trade:resolved': (event) => (event['accepted'] ? 'The trade is accepted.' : 'The trade is refused.'),
  'property:mortgaged': (event) => `${who(event)} mortgages ${property(event)}${amount(' for ', event['amount'])}.`,
  'property:unmortgaged': (event) => `${who(event)} redeems ${property(event)}.`,
};

/** @type {Record<string, string>} */
const JAIL = {
  roll_for_doubles: 'rolls for doubles',
  pay_jail_fine: 'pays the fine',
  use_jail_card: 'uses a get-out-of-jail card',
};

/**
 * @param {string} name of the event
 * @param {Payload} event
 * @returns {string | null}
 */
export function inWords(name, event) {
  const words = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
  return words ? words(event) : null;
}

/** @param {number} position */
export function squareName(position) {
  return BOARD[position]?.name ?? `square ${position}`;
}

/** @param {unknown} dollars */
export function money(dollars) {
  return typeof dollars === 'number' ? `$${dollars.toLocaleString('en-US')}` : '–';
}

/** @param {Payload} event */
function who(event) {
  return text(event, 'player_name');
}

/** @param {Payload} event */
function property(event) {
  const id = text(event, 'property_id');
  return deedById(id)?.name ?? id;
}

/** @param {Payload} event */
function jail(event) {
  const type = text(event, 'action_type');
  const did = (Object.hasOwn(JAIL, type) ? JAIL[type] : undefined) ?? type.replaceAll('_', ' ');
  return event['success'] ? `${did} and leaves jail` : `${did} and stays in jail`;
}

/** @param {unknown} reason */
function because(reason) {
  return typeof reason === 'string' && reason !== '' ? `: ${reason}` : '.';
}

/**
 * @param {string} lead
 * @param {unknown} dollars
 */
function amount(lead, dollars) {
  return typeof dollars === 'number' ? lead + money(dollars) : '';
}

/**
 * @param {Payload} event
 * @param {string} field
 */
function text(event, field) {
  const value = event[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '…';
}

/** @param {unknown} value */
function list(value) {
  return Array.isArray(value) ? value.map(String) : [];
}
