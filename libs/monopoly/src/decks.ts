import { CARDS, type Card, type DeckName } from './cards.js';
import { shuffled } from './random.js';

/** Card numbers, top of the deck first. */
export type Deck = readonly number[];
export type Decks = Readonly<Record<DeckName, Deck>>;

function cardOf(name: DeckName, number: number): Card {
  const card = CARDS[name][number];
  if (card === undefined) throw new RangeError(`there is no card ${number} in ${name}`);
  return card;
}

/** S3: shuffled once; afterwards the order only turns (C1). */
export function shuffledDeck(name: DeckName, state: number): Deck {
  return shuffled([...CARDS[name].keys()], state);
}

/** C1: the drawn card goes to the bottom. C2: a get-out-of-jail card stays out until it is used. */
export function drawFrom(name: DeckName, deck: Deck): { readonly card: Card; readonly deck: Deck } {
  const [number, ...rest] = deck;
  if (number === undefined) throw new RangeError(`${name} has no card left`);
  const card = cardOf(name, number);
  return { card, deck: card.effect.kind === 'keep_jail_card' ? rest : [...rest, number] };
}

/** C2: a used or surrendered get-out-of-jail card goes to the bottom of its own deck. */
export function withJailCardBack(name: DeckName, deck: Deck): Deck {
  return [...deck, CARDS[name].findIndex((card) => card.effect.kind === 'keep_jail_card')];
}
