import { fieldsOf, type JsonObject, listOf, textOr } from '#libs/protocol';
import { gridLines } from './grid-lines.js';
import { legibleLines, plainLegible } from './legible.js';
import type { SeatLabels } from './seat-labels.js';

const TEXT = { lines: 120, chars: 6_000 };
const MAX_CAPTION = 300;
const MAX_FACTS = 60;
const MAX_FACT = 120;
const MAX_HANDS = 16;
/** Cards of one hand, or on the table. */
const MAX_CARDS = 120;
const MAX_CARD = 40;
const MAX_OTHER = 3_000;
/** What is shown of every kind of view, or says how a page draws it. */
const COMMON: ReadonlySet<string> = new Set(['kind', 'facts', 'sides', 'caption', 'marks']);

/** What a view shows, in lines: its caption, the board, the cards or the text, and its facts. */
export function viewLines(value: unknown, labels: SeatLabels): readonly string[] {
  const view = fieldsOf(value);
  const caption = plainLegible(labels.inText(textOr(view['caption'], '')), MAX_CAPTION);
  return [...(caption === '' ? [] : [caption]), ...bodyOf(view, labels), ...factLines(view, labels)];
}

function bodyOf(view: JsonObject, labels: SeatLabels): readonly string[] {
  const { kind } = view;
  if (kind === 'grid') return gridLines(view, labels);
  if (kind === 'cards') return cardLines(view, labels);
  if (kind === 'text')
    return legibleLines(labels.inText(textOr(view['text'], '').slice(0, TEXT.chars * 2)), TEXT).split('\n');
  const others = Object.entries(view).filter(([name]) => !COMMON.has(name));
  if (others.length === 0) return [];
  return [plainLegible(labels.inJson(Object.fromEntries(others), MAX_OTHER), MAX_OTHER)];
}

/** `P1 (you) holds: K♠, Q♥`, `On the table: J♠` */
function cardLines({ hands, table }: JsonObject, labels: SeatLabels): readonly string[] {
  const all = Object.entries(fieldsOf(hands)).slice(0, MAX_HANDS);
  const held = all.map(([playerId, cards]) => `${labels.withYou(playerId)} holds: ${cardWords(cards)}`);
  const onTable = Array.isArray(table) ? [`On the table: ${cardWords(table)}`] : [];
  return [...held, ...onTable];
}

/** Cards that are not seen are counted. */
function cardWords(value: unknown): string {
  const cards = listOf(value);
  const seen = cards.filter((card) => card !== null && card !== undefined);
  const words = seen.slice(0, MAX_CARDS).map((card) => {
    const text = typeof card === 'string' ? card : JSON.stringify(card);
    return plainLegible(text, MAX_CARD);
  });
  const hidden = cards.length - seen.length;
  const rest = [
    ...(seen.length > MAX_CARDS ? [`${seen.length - MAX_CARDS} more`] : []),
    ...(hidden > 0 ? [`${hidden} face down`] : []),
  ];
  return [...words, ...rest].join(', ') || 'nothing';
}

/** `Pot: 4`, `P1 (you), chips: 98` */
function factLines({ facts }: JsonObject, labels: SeatLabels): readonly string[] {
  const all = listOf(facts);
  const lines = all.slice(0, MAX_FACTS).map((entry) => {
    const { name, value, player_id: owner }: JsonObject = fieldsOf(entry);
    const called = plainLegible(labels.inText(textOr(name, 'fact')), MAX_FACT);
    const text = typeof value === 'string' ? labels.inText(value) : labels.inJson(value ?? null, MAX_FACT);
    const whose = labels.has(owner) ? `${labels.withYou(owner)}, ` : '';
    return `${whose}${called}: ${plainLegible(text, MAX_FACT)}`;
  });
  return all.length > MAX_FACTS ? [...lines, `(${all.length - MAX_FACTS} more facts are left out)`] : lines;
}
