import { isJsonObject, type JsonObject } from '#libs/protocol';
import { plain } from '../story/index.js';

/** Characters of a payload's summary; more than two lines of the log are not read. */
const MAX_SUMMARY_CHARS = 160;
/** JsonObject named in a summary. */
const MAX_FIELDS = 6;

/** The player is named in front, and positions of the wire are not repeated. */
const NOT_SUMMARIZED: ReadonlySet<string> = new Set(['player_id', 'player_name']);

/** An event that only its engine knows, as a line: `disc:dropped` → "Ada · disc dropped · column 3, row 2". */
export function engineEventText(name: string, fields: JsonObject): string {
  const player = fields['player_name'];
  const title = plain(name.replaceAll(/[:_-]/g, ' '));
  const summary = plain(
    Object.entries(fields)
      .filter(([field, value]) => !NOT_SUMMARIZED.has(field) && value !== null)
      .slice(0, MAX_FIELDS)
      .map(([field, value]) => `${field.replaceAll('_', ' ')} ${valueText(value)}`)
      .join(', '),
    MAX_SUMMARY_CHARS,
  );
  return [typeof player === 'string' && player, title, summary].filter(Boolean).join(' · ');
}

function valueText(value: unknown): string {
  return isJsonObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
}
