import type { SeatView, TableView } from '#libs/monopoly-bots';

/** How a prompt calls a seat: `P1`, `P2`, … Names are written by others and appear in one place only. */
export function labelOf({ order }: Pick<SeatView, 'order'>): string {
  return `P${order + 1}`;
}

/** The label of the seat with an id; `the bank` where there is none. */
export function labelOfId(playerId: string | null, table: TableView): string {
  const seat = table.seats.find(({ id }) => id === playerId);
  return seat === undefined ? 'the bank' : labelOf(seat);
}

/** The text of an engine or an orchestrator with labels in place of the names and ids that it holds. */
export function withLabels(text: string, { seats }: TableView): string {
  return replacing(seats.flatMap((seat) => [seat.name, seat.id].map((word) => ({ word, label: labelOf(seat) }))))(text);
}

/** Puts labels in the place of words, wherever they stand on their own. */
export function replacing(
  words: readonly { readonly word: string; readonly label: string }[],
): (text: string) => string {
  const longestFirst = words
    .filter(({ word }) => word.trim() !== '')
    .toSorted((one, other) => other.word.length - one.word.length);
  if (longestFirst.length === 0) return (text) => text;
  const labels = new Map(longestFirst.map(({ word, label }) => [word.toLowerCase(), label]));
  const pattern = longestFirst.map(
    ({ word }) => `${edge(word.at(0), '(?<!', ')')}${escaped(word)}${edge(word.at(-1), '(?!', ')')}`,
  );
  const expression = new RegExp(pattern.join('|'), 'giu');
  return (text) => text.replaceAll(expression, (found) => labels.get(found.toLowerCase()) ?? 'a player');
}

/** A name is found as a word of its own: that of "Al" is not in "also". */
function edge(character: string | undefined, open: string, close: string): string {
  return /[\p{L}\p{N}_]/u.test(character ?? '') ? String.raw`${open}[\p{L}\p{N}_]${close}` : '';
}

function escaped(word: string): string {
  return word.replaceAll(/[$()*+./?[\\\]^{|}-]/g, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
