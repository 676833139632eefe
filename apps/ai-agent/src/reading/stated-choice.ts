import type { TableView } from '#libs/monopoly-bots';
import { offerId } from '../prompt/offer-lines.js';

/** An id or the type of an action, as prose writes it: bare, bold, quoted or in brackets. */
const TARGET = String.raw`[^\w\n]{0,6}(a\d{1,4}|[a-z]+(?:_[a-z]+)+)\b`;
const LEAD = String.raw`(?:(?:so|then|thus|hence|therefore|ok|okay|well|sure|yes|alright|clearly|definitely|certainly|obviously|simply|just|finally|overall|in conclusion|in the end|for now|this turn|now|here),?\s+){0,3}`;
const VERB = '(?:choose|pick|select|take|play|go with|opt for|decide on|decide for|do|use|answer)';
const SUBJECT = String.raw`(?:i|we)(?:\s+(?:will|shall|hereby|therefore|now|am going to|have decided to|decide to|want to)|'ll|’ll)?(?:\s+(?:therefore|now|simply|just))?`;
const NOUN = '(?:action(?:[ _]id)?|answer|choice|decision|pick|move|selection|option)';
const STATEMENTS: readonly RegExp[] = [
  new RegExp(String.raw`^${LEAD}${SUBJECT}\s+${VERB}\s+(?:(?:the|action|option|number|id)\s+){0,3}${TARGET}`, 'i'),
  new RegExp(
    String.raw`^${LEAD}(?:(?:my|the|our|final|best|chosen|selected)\s+){0,3}${NOUN}[^\w\n]{0,4}(?:is|:|=|→|->|will be)\s*(?:(?:the|to|action|option)\s+){0,2}${TARGET}`,
    'i',
  ),
  // The sentence is the choice and nothing else.
  new RegExp(String.raw`^${LEAD}${TARGET}[^\w]*$`, 'i'),
  new RegExp(String.raw`^(?:choosing|picking|selecting|playing|taking)\s+${TARGET}`, 'i'),
];
/** As in the list of legal actions: "a1: Buy …". */
const LISTED = /^[^\w\n]{0,6}(a\d{1,4})[^\w\n]{0,3}(?::|\s[-–—])\W*(\w+)/i;
/** In a sentence with one of these nothing is stated. */
const UNSURE =
  /\b(?:not|never|no|neither|nor|cannot|without|avoid|except|if|unless|would|could|should|might|may|maybe|perhaps|possibly|probably|or|but|versus|vs|than|instead|rather|consider|considering|between|bad|worst|wrong|mistake|terrible)\b|n['’]t\b/i;
/** After one of these what was stated before may not hold any more. */
const TAKEN_BACK =
  /\bwait(?=[^\w\s]|$)|\b(?:actually|on second thought|scratch that|instead|never ?mind|mistake|changed my mind|hmm)\b/i;
const MAX_PROSE = 20_000;

/**
 * The action that prose clearly states as the choice: an id or a type of an action; undefined where none, several, or
 * only a possible one is stated ("I would not choose a0", "a0 or a1").
 */
export function statedChoice(prose: string, table: TableView): string | undefined {
  const sentences = sentencesOf(prose.slice(-MAX_PROSE));
  const stated = sentences.map((sentence) => statedIn(sentence, table));
  const words = new Set(stated.filter((word) => word !== undefined));
  const last = stated.findLastIndex((word) => word !== undefined);
  const isTakenBack = sentences.slice(last + 1).some((sentence) => TAKEN_BACK.test(sentence));
  return words.size === 1 && !isTakenBack ? [...words][0] : undefined;
}

function sentencesOf(prose: string): readonly string[] {
  return prose
    .split(/(?<=[.!?;])\s+|\n+/)
    .map((sentence) => sentence.trim().replace(/^[#>*\s-]+/, ''))
    .filter((sentence) => sentence !== '');
}

function statedIn(sentence: string, table: TableView): string | undefined {
  const ids = new Set(sentence.toLowerCase().match(/\ba\d{1,4}\b/g));
  if (ids.size > 1 || /\?\W*$/.test(sentence)) return undefined;
  const listed = listedIn(sentence, table);
  if (listed !== undefined || UNSURE.test(sentence)) return listed;
  const found = STATEMENTS.map((statement) => statement.exec(sentence)).find((match) => match !== null);
  return found?.[1]?.toLowerCase();
}

/** An id with the beginning of its line in the list of actions. */
function listedIn(sentence: string, { offers }: TableView): string | undefined {
  const [, id = '', first = ''] = LISTED.exec(sentence) ?? [];
  const offer = offers.all.find((_, index) => offerId(index) === id.toLowerCase());
  const words = `${offer?.type ?? ''} ${offer?.type.replaceAll('_', ' ') ?? ''} ${offer?.description ?? ''}`;
  const begins = words.toLowerCase().split(/\W+/).includes(first.toLowerCase());
  return offer !== undefined && first !== '' && begins ? id.toLowerCase() : undefined;
}
