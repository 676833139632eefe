import { isJsonObject } from '#libs/protocol';
import { plain } from '../story/index.js';

/** Fields that are read in a line. */
const MAX_FIELDS = 6;

/** "column 3, row 2": fields as words, without those that are null. */
export function fieldWords(fields: readonly (readonly [name: string, value: unknown])[], longest: number): string {
  const words = fields
    .filter(([, value]) => value !== null && value !== undefined)
    .slice(0, MAX_FIELDS)
    .map(([name, value]) => `${name.replaceAll('_', ' ')} ${valueWords(value)}`);
  return plain(words.join(', '), longest);
}

function valueWords(value: unknown): string {
  return isJsonObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
}
