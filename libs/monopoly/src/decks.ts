import { CARDS, DECK_NAMES, type Card, type DeckName } from './cards.js';

function jailCardOf(name: DeckName): number {
  return CARDS[name].findIndex(({ effect }) => effect.kind === 'keep_jail_card');
}

export const JAIL_CARDS: Readonly<Record<DeckName, number>> = {
  chance: jailCardOf('chance'),
  community_chest: jailCardOf('community_chest'),
};

/** C1: the drawn card goes to the bottom. C2: a get-out-of-jail card stays out until it is used. */
export function drawFrom(name: DeckName, deck: number[]): Card {
  const number = deck.shift();
  const card = number === undefined ? undefined : CARDS[name][number];
  if (number === undefined || card === undefined) throw new RangeError(`${name} has no card ${number} to draw`);
  if (number !== JAIL_CARDS[name]) deck.push(number);
  return card;
}

/** C2: a used or surrendered get-out-of-jail card goes to the bottom of its own deck. */
export function putJailCardBack(name: DeckName, deck: number[]): void {
  deck.push(JAIL_CARDS[name]);
}

/** Which jail cards go with a number of them, Chance's first. */
export function jailCardsAmong(held: readonly DeckName[], count: number): readonly DeckName[] {
  return DECK_NAMES.filter((name) => held.includes(name)).slice(0, count);
}
