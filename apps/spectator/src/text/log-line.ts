import type { JsonObject } from '#libs/protocol';
import { deedName, withBoardNames, squareName } from '../board-names/index.js';
import { fieldsIn, type GameEvent, numberIn, textIn, textsIn } from '../story/index.js';
import type { LogLine, LineKind } from './line-kind.js';
import { listed, money } from './quantities.js';

/** A player's name by his id. */
type NameOf = (id: string | null) => string | null;
type Telling = (fields: JsonObject, nameOf: NameOf) => string | null;

/** Events in words, by kind. What a viewer can see elsewhere on the page, or need not know, has none. */
const WORDS: Readonly<Record<LineKind, Readonly<Record<string, Telling>>>> = {
  game: {
    'game:started': () => 'The game begins.',
    'game:ended': (event) => `${textIn(event, 'winner_name') ?? 'Nobody'} wins the game.`,
    'game:stopped': (event) => `The game was stopped${because(event)}`,
    'game:paused': (event) => `The game is paused${because(event)}`,
    'game:resumed': () => 'The game goes on.',
    'game:speed': (event) => `The speed is now ${textIn(event, 'speed') ?? 'another'}.`,
  },
  moves: {
    'dice:rolled': (event) => `${who(event)} rolls ${dice(event)}${event['is_doubles'] === true ? ', doubles' : ''}.`,
    'player:moved': (event) => `${who(event)} comes to ${squareName(numberIn(event, 'to_position') ?? -1)}.`,
    'card:drawn': (event) => `${who(event)} draws: “${withBoardNames(textIn(event, 'card_text') ?? '…')}”`,
    'jail:action': (event) => jail(event),
  },
  money: {
    'rent:paid': (event) =>
      `${who(event)} pays ${cash(event)} rent to ${textIn(event, 'to_player_name') ?? 'somebody'}${at(event)}.`,
    'property:mortgaged': (event) => `${who(event)} pledges ${deed(event)} for ${cash(event)}.`,
    'property:unmortgaged': (event) => `${who(event)} redeems ${deed(event)} for ${cash(event)}.`,
    'player:bankrupt': (event) => `${who(event)} is bankrupt${to(event)}.`,
  },
  deeds: {
    'property:purchased': (event) => `${who(event)} buys ${deed(event)} for ${money(numberIn(event, 'price'))}.`,
    'property:passed': (event) => `${who(event)} leaves ${deed(event)} to others.`,
    'building:built': (event) =>
      `${who(event)} builds a ${textIn(event, 'building_type') ?? 'house'} on ${deed(event)}.`,
    'building:sold': (event) => `${who(event)} sells a ${textIn(event, 'building_type') ?? 'house'} on ${deed(event)}.`,
  },
  deals: {
    'auction:started': (event) => `Under the hammer: ${lot(event)}.`,
    'auction:bid': (event) => bid(event),
    'auction:ended': (event) => sold(event),
    'trade:proposed': (event, nameOf) =>
      `${proposer(event, nameOf)} proposes a trade: ${offer(fieldsIn(event, 'trade'))}.`,
    'trade:resolved': (event) => (event['accepted'] === true ? 'The trade is accepted.' : 'The trade is turned down.'),
  },
  talk: {
    'agent:chat': (event) => `${who(event)}: “${withBoardNames(textIn(event, 'message') ?? '…')}”`,
  },
  trouble: {
    'turn:timeout': (event) => `${who(event)} runs out of time.`,
    'agent:error': (event) => `${who(event)} fails to decide: ${textIn(event, 'error') ?? 'no reason given'}`,
    'game:error': (event) => `Trouble: ${textIn(event, 'error') ?? 'no reason given'}`,
    'turn:action': (event) =>
      event['success'] === false ? `The engine refuses ${refused(event)}: ${textIn(event, 'message') ?? '…'}` : null,
  },
};

const TELLINGS: ReadonlyMap<string, readonly [LineKind, Telling]> = new Map(
  (['game', 'moves', 'money', 'deeds', 'deals', 'talk', 'trouble'] as const).flatMap((kind) =>
    Object.entries(WORDS[kind]).map(([name, telling]) => [name, [kind, telling] as const] as const),
  ),
);

/** An event as a line of the log; null for one without words. */
export function logLineOf({ name, seq, fields }: GameEvent, nameOf: NameOf = () => null): LogLine | null {
  const [kind, telling] = TELLINGS.get(name) ?? [];
  const text = telling?.(fields, nameOf) ?? null;
  if (kind === undefined || text === null) return null;
  return { seq, kind, playerId: textIn(fields, 'player_id'), text };
}

/** "16 to Ada", "a hotel": an action's type and what it is about, in words. */
export function actionText(action: JsonObject): string {
  const type = textIn(action, 'type')?.replaceAll('_', ' ') ?? 'something';
  const property = textIn(action, 'property_id');
  const amount = numberIn(action, 'amount');
  return [type, property && deedName(property), amount !== null && money(amount)].filter(Boolean).join(' · ');
}

const JAIL: Readonly<Record<string, readonly [done: string, failed: string]>> = {
  go_to_jail: ['is locked up', 'is locked up'],
  roll_for_doubles: ['rolls doubles and is free', 'rolls no doubles and stays locked up'],
  pay_jail_fine: ['pays the fine and is free', 'cannot pay the fine'],
  use_jail_card: ['plays a pardon and is free', 'has no pardon'],
};

function jail(event: JsonObject): string {
  const type = textIn(event, 'action_type') ?? '';
  const [done, failed] = Object.hasOwn(JAIL, type) ? (JAIL[type] ?? []) : [];
  const words = event['success'] === true ? done : failed;
  return `${who(event)} ${words ?? type.replaceAll('_', ' ')}.`;
}

function bid(event: JsonObject): string {
  const amount = numberIn(event, 'amount') ?? numberIn(event, 'bid');
  const name = textIn(event, 'player_name') ?? textIn(event, 'bidder_name') ?? 'Somebody';
  return amount === null || event['passed'] === true
    ? `${name} drops out of the bidding.`
    : `${name} bids ${money(amount)} for ${lot(event)}.`;
}

function sold(event: JsonObject): string {
  const name = textIn(event, 'winner_name') ?? textIn(event, 'player_name');
  const price = numberIn(event, 'amount') ?? numberIn(event, 'price');
  return name === null
    ? `Nobody takes ${lot(event)}.`
    : `${name} wins ${lot(event)}${price === null ? '' : ` for ${money(price)}`}.`;
}

/** A deed, or a building that was first wanted for one. */
function lot(event: JsonObject): string {
  const building = textIn(event, 'building_type');
  return building === null ? deed(event) : `a ${building}`;
}

function proposer(event: JsonObject, nameOf: NameOf): string {
  const known = textIn(event, 'player_name') ?? textIn(event, 'from_player_name');
  return known ?? nameOf(textIn(fieldsIn(event, 'trade'), 'from_player_id')) ?? 'Somebody';
}

function offer(trade: JsonObject): string {
  return `${side(fieldsIn(trade, 'give'))} for ${side(fieldsIn(trade, 'get'))}`;
}

function side(fields: JsonObject): string {
  const dollars = numberIn(fields, 'cash') ?? 0;
  const pardons = numberIn(fields, 'jail_cards') ?? 0;
  const items = textsIn(fields, 'properties').map(deedName);
  return listed([...items, ...(dollars > 0 ? [money(dollars)] : []), ...(pardons > 0 ? ['a pardon'] : [])]);
}

function who(event: JsonObject): string {
  return textIn(event, 'player_name') ?? textIn(event, 'from_player_name') ?? 'Somebody';
}

function deed(event: JsonObject): string {
  return deedName(textIn(event, 'property_id') ?? 'a property');
}

function at(event: JsonObject): string {
  const property = textIn(event, 'property_id');
  return property === null ? '' : ` at ${deedName(property)}`;
}

function to(event: JsonObject): string {
  const creditor = textIn(event, 'creditor_name');
  return creditor === null ? '' : `, and ${creditor} takes what is left`;
}

function cash(event: JsonObject): string {
  return money(numberIn(event, 'amount'));
}

function dice(event: JsonObject): string {
  return Array.isArray(event['dice']) ? event['dice'].map(String).join(' and ') : '…';
}

function refused(event: JsonObject): string {
  return actionText(fieldsIn(event, 'action'));
}

function because(event: JsonObject): string {
  const reason = textIn(event, 'reason');
  return reason === null ? '.' : `: ${reason}.`;
}
