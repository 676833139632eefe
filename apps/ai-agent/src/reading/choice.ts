import type { GameAction, ValidAction } from '#libs/protocol';
import { asOffered } from '../offered.js';
import { offerId } from '../prompt/offer-lines.js';
import { plainText } from '../prompt/plain-text.js';
import { type Fields, fieldsOf, textOr, textOrNull } from '../table/reading.js';
import type { TableView } from '../table/table-view.js';
import { jsonObjectsIn } from './json-in-text.js';
import { fillIn } from './parameters.js';
import { thoughtsIn } from './thoughts.js';

const MAX_REASONING = 1000;
const MAX_CHAT = 200;
const MAX_NOTE = 160;

/** What a model's answer comes to. */
export type Choice =
  | {
      readonly kind: 'legal';
      readonly action: GameAction;
      readonly reasoning: string;
      /** A plain line for the table; null: it says nothing. */
      readonly chat: string | null;
      /** A plain line that it wants to remember. */
      readonly note: string | null;
    }
  /** `error` tells the model what is wrong with it. */
  | { readonly kind: 'illegal'; readonly error: string };

/** Reads a model's answer: JSON alone, fenced, or amid chatter; an action by id, by type, or in a sentence. */
export function readChoice(text: string, isCutOff: boolean, table: TableView): Choice {
  const answer = jsonObjectsIn(text).findLast((object) => wordIn(object) !== undefined) ?? {};
  const word = wordIn(answer) ?? idInSentence(text);
  if (word === undefined)
    return { kind: 'illegal', error: isCutOff ? 'Your answer was cut off: be brief.' : 'It names no action_id.' };
  const offer = offerMeant(word, answer, table);
  if (offer === undefined)
    return { kind: 'illegal', error: `"${plainText(word, 60)}" is not one of the legal actions ${idsOf(table)}.` };
  const filled = fillIn(offer, answer, table);
  if (!filled.ok) return { kind: 'illegal', error: filled.error };
  return { kind: 'legal', action: { ...asOffered(offer), ...filled.action }, ...remarks(answer, text) };
}

function remarks(answer: Fields, text: string): { reasoning: string; chat: string | null; note: string | null } {
  const line = (name: string, max: number): string | null => plainText(textOr(answer[name], ''), max) || null;
  const reasoning = line('reasoning', MAX_REASONING) ?? plainText(thoughtsIn(text), MAX_REASONING);
  return { reasoning, chat: line('chat', MAX_CHAT), note: line('note', MAX_NOTE) };
}

/** How an answer names its action: an id as asked for, or the type of one. */
function wordIn(answer: Fields): string | undefined {
  const { action_id, action, type, id }: Fields = answer;
  const inner = fieldsOf(action);
  const words = [action_id, inner['action_id'], typeof action === 'string' ? action : inner['type'], type, id];
  return words.find((word): word is string => typeof word === 'string' && word.trim() !== '')?.trim();
}

/** "I choose a3.": the last id that is called the choice, or the only one that is named at all. */
function idInSentence(text: string): string | undefined {
  const called = [
    ...text.matchAll(/\b(?:action(?:_id)?|answer|choose|choice|pick|play|take)\b\W{0,12}(?:is\W{1,8})?(a\d+)\b/gi),
  ].at(-1)?.[1];
  if (called !== undefined) return called.toLowerCase();
  const named = new Set(text.match(/\ba\d+\b/g));
  return named.size === 1 ? [...named][0] : undefined;
}

function offerMeant(word: string, answer: Fields, { offers }: TableView): ValidAction | undefined {
  const byId = offers.all.find((offer, index) => offerId(index) === word.toLowerCase() || offer.action_id === word);
  if (byId !== undefined) return byId;
  const inner = fieldsOf(answer['action']);
  const property = textOrNull(inner['property_id']) ?? textOrNull(answer['property_id']);
  const ofType = offers.all.filter(({ type }) => type === word);
  const exact = ofType.find(({ property_id }) => (property_id ?? null) === property);
  return exact ?? (ofType.length === 1 && property === null ? ofType[0] : undefined);
}

function idsOf({ offers }: TableView): string {
  return offers.all.map((_, index) => offerId(index)).join(', ');
}
