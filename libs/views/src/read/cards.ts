import { isJsonObject, type JsonObject } from '#libs/protocol';
import { itemsOf, labelOf } from './label.js';

/** Null: it lies face down. */
export type Card = string | null;

export interface CardPile {
  readonly cards: readonly Card[];
  /** How many are left out. */
  readonly more: number;
}

export interface CardsView {
  /** By player. */
  readonly hands: ReadonlyMap<string, CardPile>;
  readonly table: CardPile;
}

const MAX_HANDS = 64;
/** More cards of a hand cannot be distinguished. */
const MAX_CARDS = 60;
const MAX_CARD_CHARS = 40;

/** Reads the view of kind `cards`; null where it has neither hands nor a table. */
export function readCards(fields: JsonObject): CardsView | null {
  const { hands, table } = fields;
  if (!isJsonObject(hands) && !Array.isArray(table)) return null;
  const read = new Map<string, CardPile>();
  for (const id in isJsonObject(hands) ? hands : {}) {
    if (read.size >= MAX_HANDS) break;
    const hand: unknown = isJsonObject(hands) ? hands[id] : null;
    if (Array.isArray(hand)) read.set(id, pileOf(hand));
  }
  return { hands: read, table: pileOf(Array.isArray(table) ? table : []) };
}

function pileOf(cards: readonly unknown[]): CardPile {
  return { cards: itemsOf(cards, MAX_CARDS).map(cardOf), more: Math.max(0, cards.length - MAX_CARDS) };
}

/** A card that is neither a text nor an object with one is shown as one that nobody can read. */
function cardOf(card: unknown): Card {
  if (card === null || card === undefined) return null;
  const named = isJsonObject(card) ? (card['name'] ?? card['text'] ?? card['label']) : card;
  return labelOf(named, MAX_CARD_CHARS) ?? '?';
}
