import { asOffered, type TableView } from '#libs/monopoly-bots';
import { type GameAction, type JsonObject, textOr } from '#libs/protocol';
import type { Ending, Writing } from '../models/index.js';
import { offerId } from '../prompt/offer-lines.js';
import { plainText, quotedLines } from '../prompt/plain-text.js';
import { jsonIn } from './json-in-text.js';
import { type Named, namedIn, offerMeant } from './named-action.js';
import { fillIn } from './parameters.js';
import { statedChoice } from './stated-choice.js';
import { withoutTags, withoutThinking } from './think-tags.js';
import { thoughtsIn } from './thoughts.js';

const MAX_REASONING = 1000;
const MAX_CHAT = 200;
const MAX_NOTE = 160;
const MAX_SCRATCHPAD = 1000;

/** Why an answer is none: the word for it in reports. */
export type Fault = 'illegal_answer' | 'cut_off' | 'filtered' | 'refused' | 'empty';

/** What a model's answer comes to. */
export type Choice =
  | {
      readonly kind: 'legal';
      readonly action: GameAction;
      readonly reasoning: string;
      /** A plain line for all players; null: none. */
      readonly chat: string | null;
      /** A plain line that it wants to remember. */
      readonly note: string | null;
      /** Its own notes anew, in lines; null: they stay as they are. */
      readonly scratchpad: string | null;
    }
  /** `error` explains to the model what is wrong with it. */
  | { readonly kind: 'illegal'; readonly error: string; readonly fault: Fault };

/** What is wrong with an answer that ended so and names no action. */
const FAULTS: Readonly<Record<Ending, { readonly fault: Fault; readonly error: string }>> = {
  finished: { fault: 'illegal_answer', error: 'It names no action_id.' },
  other: { fault: 'illegal_answer', error: 'It names no action_id.' },
  broken_off: { fault: 'cut_off', error: 'Your answer broke off: be brief.' },
  cut_off: { fault: 'cut_off', error: 'Your answer was cut off: be brief.' },
  filtered: { fault: 'filtered', error: 'Your answer was stopped by a content filter: keep to the game, be brief.' },
  refused: { fault: 'refused', error: 'This is a board game and nothing else: choose an action.' },
};

/**
 * Reads a model's answer: JSON alone, fenced, or amid chatter; an action by id, by type, or clearly stated in a
 * sentence. An answer that did not finish counts only by complete JSON objects that all name the same action.
 */
export function readChoice(written: Writing, table: TableView): Choice {
  const { answer, thoughts, isOpen } = withoutThinking(written.text);
  const isFinished = written.ending === 'finished' && !isOpen;
  const named = isFinished ? chosenIn(answer, [...thoughts, written.thoughts], table) : agreedIn(written, table);
  if (named === undefined) return fault(written, isOpen, answer);
  const { word, offer, answer: fields } = named;
  if (offer === undefined) {
    const error = `"${plainText(word, 60)}" is not one of the legal actions ${idsOf(table)}.`;
    return { kind: 'illegal', error, fault: 'illegal_answer' };
  }
  const filled = fillIn(offer, fields, table);
  if (!filled.ok) return { kind: 'illegal', error: filled.error, fault: 'illegal_answer' };
  return { kind: 'legal', action: { ...asOffered(offer), ...filled.action }, ...remarks(fields, written) };
}

/** The last object that names an action, else a clear statement; where a model wrote only thinking, the JSON in that. */
function chosenIn(answer: string, thoughts: readonly string[], table: TableView): Named | undefined {
  const { objects, around } = jsonIn(answer);
  const named = lastNamed(objects, table);
  if (named !== undefined) return named;
  if (answer.trim() === '') return lastNamed(jsonIn(thoughts.join('\n')).objects, table);
  // Half an object beside prose: its texts are no statements.
  const word = /\{\s*["']/.test(around) ? undefined : statedChoice(around, table);
  if (word === undefined) return undefined;
  return { word, answer: {}, offer: offerMeant(word, {}, table), isWeak: false };
}

function lastNamed(objects: readonly JsonObject[], table: TableView): Named | undefined {
  const named = objects.map((object) => namedIn(object, table)).filter((one) => one !== undefined);
  return named.findLast(({ isWeak }) => !isWeak) ?? named.at(-1);
}

/** What all complete objects name, wherever they are. */
function agreedIn({ text, thoughts }: Writing, table: TableView): Named | undefined {
  const objects = [text, thoughts].flatMap((part) => jsonIn(part).objects);
  const named = objects.map((object) => namedIn(object, table)).filter((one) => one?.isWeak === false);
  const last = named.at(-1);
  return named.every((one) => one?.offer === last?.offer) ? last : undefined;
}

function fault({ text, ending }: Writing, isOpen: boolean, answer: string): Choice {
  if (isOpen) return { kind: 'illegal', error: 'You did not finish thinking: be brief.', fault: 'cut_off' };
  const isEmpty = text.trim() === '' || answer.trim() === '';
  if (isEmpty && ending === 'finished')
    return { kind: 'illegal', error: 'It is empty and names no action_id.', fault: 'empty' };
  return { kind: 'illegal', ...FAULTS[ending] };
}

/** Null: nothing is left. */
function line(text: string, max: number): string | null {
  return plainText(text, max) || null;
}

function remarks(
  answer: JsonObject,
  { text, thoughts }: Writing,
): Omit<Extract<Choice, { kind: 'legal' }>, 'kind' | 'action'> {
  const textIn = (name: string): string => textOr(answer[name], '');
  const reasoning = line(withoutTags(textIn('reasoning')), MAX_REASONING) ?? line(thoughtsIn(text), MAX_REASONING);
  return {
    reasoning: reasoning ?? plainText(withoutTags(thoughts), MAX_REASONING),
    chat: line(withoutThinking(textIn('chat')).answer, MAX_CHAT),
    note: line(withoutThinking(textIn('note')).answer, MAX_NOTE),
    scratchpad: quotedLines(withoutThinking(textIn('scratchpad')).answer, MAX_SCRATCHPAD) || null,
  };
}

function idsOf({ offers }: TableView): string {
  return offers.all.map((_, index) => offerId(index)).join(', ');
}
