import { SQUARES } from './squares.js';

const OURS: ReadonlyMap<string, string> = new Map([
  ...SQUARES.map(({ ruleName, name }) => [ruleName.toLowerCase(), name] as const),
  ['jail', 'the lock-up'],
]);

/** Words that mean something else, too, or are commands on cards, stay as they are. */
const COMMON: readonly string[] = ['GO', 'Chance', 'Jail / Just Visiting'];

const PLACES = SQUARES.map(({ ruleName }) => ruleName)
  .filter((name) => !COMMON.includes(name))
  .toSorted((a, b) => b.length - a.length)
  .map((name) => name.replaceAll('.', '\\.'));

const NAMES = new RegExp(`\\b(?:${PLACES.join('|')}|(?<!-)jail(?!-))(?!\\w)`, 'gi');

/**
 * A sentence of the rules or of an agent, with the city's own names for its places: both ends of the wire call squares
 * by the names of the rules.
 */
export function inOurNames(sentence: string): string {
  return sentence.replace(NAMES, (found) => OURS.get(found.toLowerCase()) ?? found);
}
