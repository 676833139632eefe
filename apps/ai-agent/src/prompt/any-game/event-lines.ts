import { fieldsOf, type JsonObject, listOf, numberOr, textOr } from '#libs/protocol';
import { seenBy } from '../../any-game/seen-state.js';
import type { ReceivedEvent } from '../event-lines.js';
import type { HistoryLine } from '../history.js';
import { plainLegible } from './legible.js';
import type { SeatLabels } from './seat-labels.js';

const MAX_LINE = 200;
const MAX_NAME = 60;
const MAX_FIELDS = 160;
const MAX_DICE = 20;
/** The orchestrator's own: they are about the game's course, and not about what happened in it. */
const OF_THE_ORCHESTRATOR = /^(?:game|turn|agent|state|seat):/;
/** What every event has. */
const OF_EVERY_EVENT: ReadonlySet<string> = new Set(['game_id', 'seq', 'at', 'player_id', 'player_name', 'type']);

/** What happened in a game that is not known, a phrase for each action and each event of its engine; and the turn of the last. */
export function anyGameLines(
  events: readonly ReceivedEvent[],
  turnBefore: number | null,
  seat: { readonly id: string; readonly labels: SeatLabels; readonly turn: number },
): { readonly lines: readonly HistoryLine[]; readonly turn: number } {
  const lines: HistoryLine[] = [];
  let turn = turnBefore ?? firstTurnIn(events) ?? seat.turn;
  let step: readonly string[] = [];
  for (const { event, payload } of events) {
    if (event === 'turn:start') turn = numberOr(payload['turn_number'], turn);
    const { shared, own } = seenBy(seat.id, payload);
    const phrase = phraseFor(event, shared, seat.labels).replace(/\.$/, '');
    const text = event === 'turn:action' && isKnown(phrase, step, shared, seat.labels) ? '' : phrase;
    step = event === 'turn:action' ? [] : [...step, phrase];
    const hidden = Object.keys(own).length === 0 ? '' : plainLegible(seat.labels.inJson(own, MAX_FIELDS), MAX_FIELDS);
    if (text !== '') lines.push({ turn, text, isLasting: false });
    if (hidden !== '' && event !== 'turn:start')
      lines.push({ turn, text: `only you see of ${plainLegible(event, MAX_NAME)}: ${hidden}`, isLasting: false });
  }
  return { lines, turn };
}

/** What comes before the first turn, such as cards that are dealt, belongs to it. */
function firstTurnIn(events: readonly ReceivedEvent[]): number | undefined {
  const started = events.find(({ event }) => event === 'turn:start');
  return started && numberOr(started.payload['turn_number'], 0);
}

/** An engine's events may hold the words of its result already, or more than others see of a secret action. */
function isKnown(
  phrase: string,
  step: readonly string[],
  { player_id: playerId, action }: JsonObject,
  labels: SeatLabels,
): boolean {
  if (step.includes(phrase)) return true;
  const isBare = phrase === byWhom(labels.of(playerId), actionWords({ type: fieldsOf(action)['type'] ?? '' }, labels));
  return isBare && step.some((other) => isBy(labels.of(playerId), other));
}

/** `P1: …`, where the words do not begin with the name. */
function byWhom(who: string, words: string): string {
  return who === '' || isBy(who, words) ? words : `${who}: ${words}`;
}

function isBy(who: string, words: string): boolean {
  return words.startsWith(who) && !/^\d/.test(words.slice(who.length));
}

/** Empty: nothing worth remembering. */
function phraseFor(event: string, payload: JsonObject, labels: SeatLabels): string {
  if (event === 'turn:action') return actionPhrase(payload, labels);
  if (OF_THE_ORCHESTRATOR.test(event)) return '';
  const who = labels.has(payload['player_id']) ? labels.of(payload['player_id']) : '';
  const message = textOr(payload['message'], textOr(payload['description'], ''));
  const name = plainLegible(event.replaceAll(/[_:]/g, ' '), MAX_NAME);
  if (message !== '') return byWhom(who, plainLegible(labels.inText(message), MAX_LINE));
  if (event === 'dice:rolled') return byWhom(who, `rolled ${diceIn(payload)}`);
  const fields = Object.entries(payload).filter(([field, value]) => !OF_EVERY_EVENT.has(field) && value !== null);
  const json = fields.length === 0 ? '' : ` ${labels.inJson(Object.fromEntries(fields), MAX_FIELDS)}`;
  return byWhom(who, `${name} ${plainLegible(json, MAX_FIELDS)}`.trimEnd());
}

function diceIn({ dice }: JsonObject): string {
  const numbers = listOf(dice)
    .slice(0, MAX_DICE)
    .filter((die) => typeof die === 'number');
  return numbers.join(' and ') || 'the dice';
}

/** By the result's message, else the action's description, else its fields: `P2: drop column=3`. */
function actionPhrase({ player_id: playerId, action, result }: JsonObject, labels: SeatLabels): string {
  const done = fieldsOf(action);
  const who = labels.of(playerId);
  const words = textOr(fieldsOf(result)['message'], textOr(done['description'], ''));
  return byWhom(who, words === '' ? actionWords(done, labels) : plainLegible(labels.inText(words), MAX_LINE));
}

/** `drop column=3`, by all fields that an action has. */
export function actionWords({ type, action_id: id, params, ...fields }: JsonObject, labels: SeatLabels): string {
  const shown = Object.entries({ ...fields, ...fieldsOf(params) }).filter(
    ([name, value]) => value !== null && value !== undefined && name !== 'cells' && name !== 'secret',
  );
  const words = shown.map(([name, value]) => `${name}=${labels.inJson(value, MAX_FIELDS)}`);
  const named = words.length === 0 && id !== undefined && id !== null ? [`(${JSON.stringify(id)})`] : [];
  return plainLegible([textOr(type, 'an action'), ...words, ...named].join(' '), MAX_LINE);
}
