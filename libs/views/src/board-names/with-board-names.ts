import { SQUARES } from './squares.js';

const NAME_BY_RULE_NAME: ReadonlyMap<string, string> = new Map([
  ...SQUARES.map(({ ruleName, name }) => [ruleName.toLowerCase(), name] as const),
  ['jail', 'the lock-up'],
]);

/** These names are not replaced: they are also ordinary words or instructions on cards. */
const KEPT_NAMES: readonly string[] = ['GO', 'Chance', 'Jail / Just Visiting'];

const PATTERNS = SQUARES.map(({ ruleName }) => ruleName)
  .filter((name) => !KEPT_NAMES.includes(name))
  .toSorted((a, b) => b.length - a.length)
  .map((name) => name.replaceAll('.', '\\.'));

const NAMES = new RegExp(`\\b(?:${PATTERNS.join('|')}|(?<!-)jail(?!-))(?!\\w)`, 'gi');

/**
 * A text of the rules or of an agent, with the page's own names for the squares: engines and agents use the names of the
 * rules.
 */
export function withBoardNames(sentence: string): string {
  return sentence.replace(NAMES, (found) => NAME_BY_RULE_NAME.get(found.toLowerCase()) ?? found);
}
