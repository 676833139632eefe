import type { GameEventName, JsonObject } from '#libs/protocol';
import { squareName } from '../board-names/index.js';
import { type Accounts, numberIn, textIn } from '../story/index.js';
import { actionSentence } from './action-text.js';
import * as phrase from './event-phrases.js';
import { type LineContext, textOfTheirs } from './line-context.js';
import type { LineKind } from './line-kind.js';

/** Null: this event has no line. */
type LineText = (event: JsonObject, context: LineContext, accounts: Accounts) => string | null;

export interface EventLine {
  readonly kind: LineKind | ((event: JsonObject) => LineKind);
  readonly text: LineText;
}

/** The log line of each event; null for events that another part of the page shows. */
export const EVENT_LINES: Readonly<Record<GameEventName, EventLine | null>> = {
  'game:started': line('game', () => 'The game begins.'),
  'game:ended': line('game', phrase.endSentence),
  'game:stopped': line('game', (event) => `The game was stopped${phrase.withReason(event)}`),
  'game:paused': line('game', (event) => `The game is paused${phrase.withReason(event)}`),
  'game:resumed': line('game', () => 'The game continues.'),
  'game:speed': line('game', (event) => `The speed is now ${textIn(event, 'speed') ?? 'another'}.`),
  'game:error': line('trouble', (event) => `Trouble: ${textIn(event, 'error') ?? 'no reason given'}`),
  'turn:start': null,
  'turn:action': {
    kind: (event) => (event['success'] === false ? 'trouble' : 'moves'),
    text: (event, context) => phrase.refusalSentence(event) ?? actionSentence(event, context),
  },
  'turn:timeout': line('trouble', (event) => `${phrase.player(event)} runs out of time.`),
  'turn:end': null,
  'agent:thinking': null,
  'agent:decision': null,
  'agent:error': line('trouble', (event) => {
    return `${phrase.player(event)} fails to decide: ${textIn(event, 'error') ?? 'no reason given'}`;
  }),
  'agent:chat': line('talk', (event, context) => `${phrase.player(event)}: “${quoted(event, 'message', context)}”`),
  'agent:joined': line('game', (event) => `${phrase.player(event)} takes a seat.`),
  'agent:left': line('game', (event) => {
    const isReplaced = event['reason'] === 'replaced';
    return `${phrase.player(event)} ${isReplaced ? 'stayed away: another agent plays on' : 'is away'}.`;
  }),
  'agent:returned': line('game', (event) => `${phrase.player(event)} is back.`),
  'dice:rolled': line('moves', (event) => {
    return `${phrase.player(event)} rolls ${phrase.dice(event)}${event['is_doubles'] === true ? ', doubles' : ''}.`;
  }),
  'player:moved': line('moves', (event, { isMonopoly }) => {
    const position = numberIn(event, 'to_position') ?? -1;
    return `${phrase.player(event)} moves to ${isMonopoly ? squareName(position) : `square ${position}`}.`;
  }),
  'card:drawn': line(
    'moves',
    (event, context) => `${phrase.player(event)} draws: “${quoted(event, 'card_text', context)}”`,
  ),
  'jail:action': line('moves', phrase.jailSentence),
  'rent:paid': line('money', phrase.rentSentence),
  'property:mortgaged': line('money', (event, _, accounts) => {
    return `${phrase.player(event)} mortgages ${phrase.property(event)}${phrase.forMoney(accounts)}.`;
  }),
  'property:unmortgaged': line('money', (event, _, accounts) => {
    return `${phrase.player(event)} redeems ${phrase.property(event)}${phrase.forMoney(accounts)}.`;
  }),
  'player:bankrupt': line('money', phrase.ruinSentence),
  'property:purchased': line('deeds', (event, _, accounts) => {
    if (accounts.isRepeated) return null;
    return `${phrase.player(event)} buys ${phrase.property(event)}${phrase.forMoney(accounts)}.`;
  }),
  'property:passed': line('deeds', (event) => `${phrase.player(event)} does not buy ${phrase.property(event)}.`),
  'building:built': line('deeds', (event, _, accounts) => {
    return `${phrase.player(event)} builds a ${building(event)} on ${phrase.property(event)}${phrase.forMoney(accounts)}.`;
  }),
  'building:sold': line('deeds', (event, _, accounts) => {
    return `${phrase.player(event)} sells a ${building(event)} on ${phrase.property(event)}${phrase.forMoney(accounts)}.`;
  }),
  'auction:started': line('deals', (event) => `Up for auction: ${phrase.auctionLot(event)}.`),
  'auction:bid': line('deals', phrase.bidSentence),
  'auction:ended': line('deals', phrase.saleSentence),
  'trade:proposed': line('deals', phrase.tradeSentence),
  'trade:resolved': line('deals', phrase.answerSentence),
};

function line(kind: LineKind, text: LineText): EventLine {
  return { kind, text };
}

function quoted(event: JsonObject, name: string, context: LineContext): string {
  return textOfTheirs(textIn(event, name) ?? '…', context);
}

function building(event: JsonObject): string {
  return textIn(event, 'building_type') ?? 'house';
}
