import { isJsonObject, isKnownActionType, type JsonObject } from '#libs/protocol';
import { deedName } from '../board-names/index.js';
import { firstTextIn, numberIn, plain, textIn } from '../story/index.js';
import type { LineContext } from './line-context.js';
import { fieldWords } from './field-words.js';
import { money } from './quantities.js';

/** Fields that name an action for programs, or that have been used for its words. */
const NOT_WORDS: ReadonlySet<string> = new Set(['type', 'action_id', 'description', 'secret', 'show', 'cells']);
const MAX_WORDS_CHARS = 160;

/** "place bid · Tanners Row · $10", "drop disc · column 3": an action by its description, else by its type and fields. */
export function actionText(action: JsonObject): string {
  const described = textIn(action, 'description');
  if (described !== null) return plain(described, MAX_WORDS_CHARS);
  const type = textIn(action, 'type') ?? 'something';
  const words = isKnownActionType(type) ? monopolyWords(action) : ownWords(action);
  return [type.replaceAll('_', ' '), ...words].join(' · ');
}

function monopolyWords(action: JsonObject): readonly string[] {
  const property = textIn(action, 'property_id');
  const amount = numberIn(action, 'amount');
  return [...(property === null ? [] : [deedName(property)]), ...(amount === null ? [] : [money(amount)])];
}

/** Its fields; where it has none, its id, if that is a word. */
function ownWords(action: JsonObject): readonly string[] {
  const params = isJsonObject(action['params']) ? action['params'] : {};
  const fields = Object.entries({ ...action, ...params }).filter(([name]) => name !== 'params' && !NOT_WORDS.has(name));
  const words = fieldWords(fields, MAX_WORDS_CHARS);
  if (words !== '') return [words];
  const id = textIn(action, 'action_id');
  return id === null || id === action['type'] ? [] : [plain(id, MAX_WORDS_CHARS)];
}

/**
 * An executed action as a line: its description, else what its engine answered, else its own words. Null where the line
 * would repeat others.
 */
export function actionSentence(event: JsonObject, context: LineContext): string | null {
  const action = isJsonObject(event['action']) ? event['action'] : {};
  if (context.isMonopoly && isKnownActionType(textIn(action, 'type') ?? '')) return null;
  const name = textIn(event, 'player_name') ?? context.nameOf(textIn(event, 'player_id')) ?? 'Somebody';
  const words = firstTextIn(event, 'description') ?? textIn(action, 'description') ?? textIn(event, 'message');
  const text = words ?? actionText(action);
  if (words === null && isSecret(action, context))
    return `${name} makes a secret move${text === 'move' ? '' : `: ${text}`}.`;
  return text.startsWith(name) ? text : `${name}: ${text}`;
}

/** Until its game is over, a secret action has no more than its type; the event does not contain why. */
function isSecret(action: JsonObject, { hasReasons }: LineContext): boolean {
  const names = Object.keys(action).filter((name) => name !== 'secret' && action[name] != null);
  return names.length === 1 && names[0] === 'type' && (action['secret'] === true || !hasReasons);
}
