import type { Offers } from '#libs/monopoly-bots';
import { fieldsOf, isJsonObject, textOr, type ValidAction, withoutDescription } from '#libs/protocol';
import { offerId } from '../offer-lines.js';
import { plainLegible } from './legible.js';
import type { SeatLabels } from './seat-labels.js';

/** Characters of all lines together. */
const MAX_LINES = 16_000;
const MAX_TYPE = 60;
/** Where lines are many, their descriptions are cut to less, as long as that tells them apart. */
const DESCRIPTIONS = [160, 60, 20] as const;
const SOME_DESCRIPTION = 60;
const MAX_FIELDS = 160;
const MAX_SCHEMA = 1_000;
/** What names an offer, or is described in other words. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['type', 'action_id', 'params', 'cells', 'secret']);

/** A line for each legal action. Too many are shown shortened, and then only some of them, from all parts of the list. */
export function anyOfferLines(offers: Offers, labels: SeatLabels): readonly string[] {
  const repeated = repeatedIn(offers.all);
  const lineAt = (index: number, max: number): string => {
    const offer = offers.all[index];
    return offer === undefined ? '' : `${offerId(index)}: ${lineOf(offer, offers, repeated, labels, max)}`;
  };
  const indices = offers.all.map((_, index) => index);
  for (const max of DESCRIPTIONS) {
    const lines = linesWithin(indices, (index) => lineAt(index, max));
    if (lines !== undefined && (max === DESCRIPTIONS[0] || areDistinct(lines))) return lines;
  }
  return someOf(indices, (index) => lineAt(index, SOME_DESCRIPTION));
}

/** Beyond their ids. */
function areDistinct(lines: readonly string[]): boolean {
  return new Set(lines.map((line) => line.replace(/^a\d+: /, ''))).size === lines.length;
}

/** Undefined where they are too long together. */
function linesWithin(indices: readonly number[], lineAt: (index: number) => string): readonly string[] | undefined {
  const lines: string[] = [];
  let size = 0;
  for (const index of indices) {
    const line = lineAt(index);
    size += line.length + 1;
    if (size > MAX_LINES) return undefined;
    lines.push(line);
  }
  return lines;
}

function someOf(indices: readonly number[], lineAt: (index: number) => string): readonly string[] {
  for (let count = Math.min(indices.length - 1, MAX_LINES / 10); count > 0; count = Math.floor(count / 1.25)) {
    const spread = Array.from(
      { length: count },
      (_, place) => indices[Math.floor((place * indices.length) / count)] ?? 0,
    );
    const lines = linesWithin(spread, lineAt);
    if (lines === undefined) continue;
    return [...lines, `(There are ${indices.length} legal actions. Too many to list: these are ${count} of them.)`];
  }
  return [lineAt(0).slice(0, MAX_LINES)];
}

/** Descriptions that more than one offer has do not tell them apart. */
function repeatedIn(offers: readonly ValidAction[]): ReadonlySet<string> {
  const once = new Set<string>();
  const repeated = new Set<string>();
  for (const offer of offers) {
    const text = `${offer.type} ${descriptionOf(offer)}`;
    if (once.has(text)) repeated.add(text);
    once.add(text);
  }
  return repeated;
}

function descriptionOf(offer: ValidAction): string {
  return textOr(fieldsOf(offer)['description'], '');
}

function lineOf(
  offer: ValidAction,
  offers: Offers,
  repeated: ReadonlySet<string>,
  labels: SeatLabels,
  max: number,
): string {
  const description = plainLegible(labels.inText(descriptionOf(offer).slice(0, max * 4)), max);
  const isUnclear = description === '' || repeated.has(`${offer.type} ${descriptionOf(offer)}`);
  const params = offers.ownParams(offer);
  const parts = [
    plainLegible(offer.type, MAX_TYPE),
    description,
    isUnclear ? fieldWords(offer, labels) : '',
    offer.secret === true ? 'secret: the others see its type alone' : '',
    params === undefined
      ? ''
      : `fill in "params", a text that is one JSON object, by schema: ${plainLegible(labels.inJson(params, MAX_SCHEMA), MAX_SCHEMA)}`,
  ];
  return parts.filter((part) => part !== '').join(' - ');
}

/** `column=3 from={"row":1}` */
function fieldWords(offer: ValidAction, labels: SeatLabels): string {
  const fields = Object.entries(withoutDescription(offer)).filter(
    ([name, value]) => value !== null && (!NOT_SHOWN.has(name) || (name === 'params' && !isJsonObject(value))),
  );
  const words = fields.map(([name, value]) => `${name}=${labels.inJson(value, MAX_FIELDS)}`);
  const named = offer.action_id === undefined || words.length > 0 ? [] : [`id=${String(offer.action_id)}`];
  return plainLegible([...words, ...named].join(' '), MAX_FIELDS);
}
