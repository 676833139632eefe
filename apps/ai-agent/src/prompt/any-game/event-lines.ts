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
  let turn = turnBefore ?? seat.turn;
  for (const { event, payload } of events) {
    if (event === 'turn:start') turn = numberOr(payload['turn_number'], turn);
    const { shared, own } = seenBy(seat.id, payload);
    const text = phraseFor(event, shared, seat.labels);
    const hidden = Object.keys(own).length === 0 ? '' : plainLegible(seat.labels.inJson(own, MAX_FIELDS), MAX_FIELDS);
    if (text !== '') lines.push({ turn, text, isLasting: false });
    if (hidden !== '' && event !== 'turn:start')
      lines.push({ turn, text: `only you see of ${plainLegible(event, MAX_NAME)}: ${hidden}`, isLasting: false });
  }
  return { lines, turn };
}

/** Empty: nothing worth remembering. */
function phraseFor(event: string, payload: JsonObject, labels: SeatLabels): string {
  if (event === 'turn:action') return actionPhrase(payload, labels);
  if (OF_THE_ORCHESTRATOR.test(event)) return '';
  const who = labels.has(payload['player_id']) ? `${labels.of(payload['player_id'])}: ` : '';
  const message = textOr(payload['message'], textOr(payload['description'], ''));
  const name = plainLegible(event.replaceAll(/[_:]/g, ' '), MAX_NAME);
  if (message !== '') return `${who}${plainLegible(labels.inText(message), MAX_LINE)}`;
  if (event === 'dice:rolled') return `${who}rolled ${diceIn(payload)}`;
  const fields = Object.entries(payload).filter(([field, value]) => !OF_EVERY_EVENT.has(field) && value !== null);
  const json = fields.length === 0 ? '' : ` ${labels.inJson(Object.fromEntries(fields), MAX_FIELDS)}`;
  return `${who}${name}${plainLegible(json, MAX_FIELDS) === '' ? '' : ` ${plainLegible(json, MAX_FIELDS)}`}`;
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
  if (words !== '') {
    const text = plainLegible(labels.inText(words), MAX_LINE);
    return text.startsWith(who) ? text : `${who}: ${text}`;
  }
  return `${who}: ${actionWords(done, labels)}`;
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
