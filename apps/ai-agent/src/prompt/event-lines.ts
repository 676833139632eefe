import { CARDS } from '#libs/monopoly';
import { dollars, type TableView } from '#libs/monopoly-bots';
import { fieldsOf, type GameEventName, isGameEventName, listOf, numberOr, textOr, textOrNull } from '#libs/protocol';
import { deedName, goodsWords, sideOf } from './goods.js';
import type { HistoryLine } from './history.js';
import { labelOfId, withLabels } from './labels.js';
import { quoted } from './plain-text.js';
import { placeAt } from './state-lines.js';

const MAX_CARD = 200;
const MAX_EVENT = 160;

/** An event as a request carries it. */
export interface ReceivedEvent {
  readonly seq: number;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What a phrase is made from. */
interface EventContext {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly table: TableView;
  /** The player of the event. */
  readonly who: string;
  /** The deed of the event. */
  readonly deed: string;
  readonly next: ReceivedEvent | undefined;
  readonly previous: ReceivedEvent | undefined;
}

/** What happened, a phrase each, with causes; and the turn in which the last event was. */
export function linesOf(
  events: readonly ReceivedEvent[],
  turnBefore: number | null,
  table: TableView,
): { readonly lines: readonly HistoryLine[]; readonly turn: number } {
  const lines: HistoryLine[] = [];
  let turn = turnBefore ?? firstTurn(events) ?? table.turn;
  for (const [index, { event, payload }] of events.entries()) {
    if (event === 'turn:start') turn = numberOr(payload['turn_number'], turn);
    const context = {
      payload,
      table,
      who: labelOfId(textOrNull(payload['player_id']), table),
      deed: deedName(textOr(payload['property_id'], 'a property')),
      next: events[index + 1],
      previous: events[index - 1],
    };
    const phrases = isGameEventName(event) ? PHRASES[event](context) : [ownEvent(event, context)];
    const isLasting = event === 'trade:resolved' || event === 'player:bankrupt';
    for (const text of phrases) lines.push({ turn, text, isLasting });
  }
  return { lines, turn };
}

/** Events before the first start of a turn belong to the turn before it. */
function firstTurn(events: readonly ReceivedEvent[]): number | null {
  const start = events.find(({ event }) => event === 'turn:start');
  const turn = numberOr(start?.payload['turn_number'], 0);
  return turn > 0 ? turn - (start === events[0] ? 0 : 1) : null;
}

type Phrase = (context: EventContext) => readonly string[];
const nothing: Phrase = () => [];

const PHRASES: Readonly<Record<GameEventName, Phrase>> = {
  'game:started': nothing,
  'game:ended': nothing,
  'game:stopped': nothing,
  'game:paused': nothing,
  'game:resumed': nothing,
  'game:speed': nothing,
  'game:error': nothing,
  'turn:start': nothing,
  'turn:action': ({ payload, table }) =>
    listOf(fieldsOf(payload['result'])['payments']).flatMap((one) => payment(one, table)),
  'turn:timeout': nothing,
  'turn:end': nothing,
  'agent:thinking': nothing,
  'agent:decision': nothing,
  'agent:error': nothing,
  'agent:chat': nothing,
  'agent:joined': nothing,
  'agent:left': nothing,
  'agent:returned': nothing,
  'dice:rolled': ({ payload, who, next }) => {
    const dice = listOf(payload['dice'])
      .slice(0, 2)
      .map((die) => numberOr(die, 0));
    const moved =
      next?.event === 'player:moved' ? `, moved to ${placeAt(numberOr(next.payload['to_position'], -1))}` : '';
    return [`${who} rolled ${dice.join('+')}${moved}`];
  },
  'player:moved': ({ payload, who, previous }) =>
    previous?.event === 'dice:rolled' ? [] : [`${who} moved to ${placeAt(numberOr(payload['to_position'], -1))}`],
  'property:purchased': (context) =>
    isWonAtAuction(context) ? [] : [`${context.who} bought ${context.deed}${forPrice(context.payload['price'])}`],
  'property:passed': ({ who, deed }) => [`${who} did not buy ${deed}`],
  'rent:paid': ({ payload, table, who, deed }) => [
    `${who} paid ${labelOfId(textOrNull(payload['to_player_id']), table)} ${dollars(numberOr(payload['amount'], 0))} rent at ${deed}`,
  ],
  'card:drawn': ({ payload, who }) => [`${who} drew ${cardWords(textOr(payload['card_text'], 'a card'))}`],
  'building:built': ({ payload, who, deed }) => [`${who} built a ${buildingOf(payload)} on ${deed}`],
  'building:sold': ({ payload, who, deed }) => [`${who} sold a ${buildingOf(payload)} on ${deed}`],
  'jail:action': ({ payload, who }) => jailPhrase(textOr(payload['action_type'], ''), payload['success'] === true, who),
  'player:bankrupt': ({ payload, table, who }) => [
    `${who} went bankrupt, and what was left went to ${labelOfId(textOrNull(payload['creditor_id']), table)}`,
  ],
  'auction:started': nothing,
  'auction:bid': nothing,
  'auction:ended': ({ payload, table, deed }) => {
    const winner = textOrNull(payload['winner_id']);
    const kind = textOrNull(payload['building_type']);
    const subject = kind === null ? deed : `a ${kind === 'hotel' ? 'hotel' : 'house'}`;
    if (winner === null) return [`nobody bid for ${subject}`];
    return [`${labelOfId(winner, table)} won the auction of ${subject}${forPrice(payload['amount'])}`];
  },
  'trade:proposed': nothing,
  'trade:resolved': (context) => [tradePhrase(context)],
  'property:mortgaged': ({ payload, who, deed }) => [`${who} mortgaged ${deed}${forPrice(payload['amount'])}`],
  'property:unmortgaged': ({ payload, who, deed }) => [
    `${who} lifted the mortgage on ${deed}${forPrice(payload['amount'])}`,
  ],
};

function forPrice(amount: unknown): string {
  return typeof amount === 'number' ? ` for ${dollars(amount)}` : '';
}

function buildingOf({ building_type }: Readonly<Record<string, unknown>>): string {
  return building_type === 'hotel' ? 'hotel' : 'house';
}

/** The auction's result includes it. */
function isWonAtAuction({ payload, previous }: EventContext): boolean {
  return previous?.event === 'auction:ended' && previous.payload['property_id'] === payload['property_id'];
}

/** Rents, prices and the fine have events of their own. */
const OWN_EVENT: ReadonlySet<string> = new Set(['rent', 'fine']);

/** "P2 received $200 from the bank (salary)" */
function payment(value: unknown, table: TableView): readonly string[] {
  const { from_player_id, to_player_id, amount, cause }: Readonly<Record<string, unknown>> = fieldsOf(value);
  const reason = quoted(textOr(cause, ''), 20);
  const [from, to] = [textOrNull(from_player_id), textOrNull(to_player_id)];
  if (OWN_EVENT.has(reason) || reason === '' || typeof amount !== 'number') return [];
  const why = reason.replaceAll('_', ' ');
  if (from === null) return [`${labelOfId(to, table)} received ${dollars(amount)} (${why})`];
  return [`${labelOfId(from, table)} paid ${labelOfId(to, table)} ${dollars(amount)} (${why})`];
}

const KNOWN_CARDS: ReadonlySet<string> = new Set(Object.values(CARDS).flatMap((deck) => deck.map(({ text }) => text)));

/** The cards of our own engine are known; any other text was written by somebody else. */
function cardWords(text: string): string {
  return KNOWN_CARDS.has(text) ? `"${text}"` : `<said>${quoted(text, MAX_CARD)}</said>`;
}

function jailPhrase(type: string, isSuccess: boolean, who: string): readonly string[] {
  if (type === 'go_to_jail') return [`${who} went to jail`];
  if (type === 'pay_jail_fine') return [`${who} paid the jail fine`];
  if (type === 'use_jail_card') return [`${who} used a jail card`];
  if (type === 'roll_for_doubles')
    return [isSuccess ? `${who} left jail by doubles` : `${who} threw no doubles in jail`];
  return [];
}

/** A declined offer that is followed by another one in the same bargain was answered with other terms. */
function tradePhrase({ payload, table, next }: EventContext): string {
  const trade = fieldsOf(payload['trade']);
  const [from, to] = [trade['from_player_id'], trade['to_player_id']].map((id) => labelOfId(textOrNull(id), table));
  const following = next?.event === 'trade:proposed' ? fieldsOf(next.payload['trade']) : {};
  const isCountered = trade['trade_id'] !== undefined && following['trade_id'] === trade['trade_id'];
  const outcome = payload['accepted'] === true ? 'accepted' : isCountered ? 'answered with other terms' : 'declined';
  return `${from} offered ${to} ${goodsWords(sideOf(trade['give']))} for ${goodsWords(sideOf(trade['get']))}: ${outcome}`;
}

/** An event that only its engine knows, as it is. */
function ownEvent(event: string, { payload, table }: EventContext): string {
  const text = quoted(withLabels(JSON.stringify(payload), table), MAX_EVENT);
  return `${quoted(event, 60)} <said>${text}</said>`;
}
