import { isJsonObject, type JsonObject } from '#libs/protocol';
import { firstTextIn, plain } from '../story/index.js';
import { fieldWords } from './field-words.js';
import type { LineContext } from './line-context.js';

/** Characters of a payload's summary; more than two lines of the log are not read. */
const MAX_SUMMARY_CHARS = 160;
/** Players whose hidden parts are read in a line. */
const MAX_HIDDEN = 4;

/** The player is named in front, and positions of the wire are not repeated. */
const NOT_SUMMARIZED: ReadonlySet<string> = new Set(['player_id', 'player_name', 'hidden']);

/**
 * An event that only its engine knows, as a line: the engine's own sentence if it gives one, and what was hidden; else
 * `disc:dropped` → "Ada · disc dropped · column 3, row 2".
 */
export function engineEventText(name: string, fields: JsonObject, context: LineContext): string {
  const player = fields['player_name'];
  const sentence = firstTextIn(fields, 'message', 'description');
  const wasHidden = hiddenWords(fields['hidden'], context);
  if (sentence !== null) return [plain(sentence, 2 * MAX_SUMMARY_CHARS), ...wasHidden].join(' · ');
  const title = plain(name.replaceAll(/[:_-]/g, ' '));
  const own = Object.entries(fields).filter(([field]) => !NOT_SUMMARIZED.has(field));
  const summary = fieldWords(own, MAX_SUMMARY_CHARS);
  const parts = [title, summary, ...wasHidden];
  return [typeof player === 'string' && player, ...parts].filter(Boolean).join(' · ');
}

/** What was hidden in the event, once the game is over: the full picture, or what each player saw. */
function hiddenWords(hidden: unknown, { nameOf }: LineContext): readonly string[] {
  if (!isJsonObject(hidden)) return [];
  if (isJsonObject(hidden['all'])) return [fieldWords(Object.entries(hidden['all']), MAX_SUMMARY_CHARS)];
  return Object.entries(hidden)
    .slice(0, MAX_HIDDEN)
    .flatMap(([id, part]) => {
      if (!isJsonObject(part)) return [];
      return [`for ${nameOf(id) ?? 'a player'}: ${fieldWords(Object.entries(part), MAX_SUMMARY_CHARS / 2)}`];
    });
}
