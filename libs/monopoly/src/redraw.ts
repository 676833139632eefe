import { DECK_NAMES, type DeckName } from './cards.js';
import { JAIL_CARDS } from './decks.js';
import type { Game } from './game.js';
import { drawBelow, streamOf } from './random.js';
import { shuffledDeck, STREAM } from './setup.js';
import { cloneOf } from './snapshot.js';

/**
 * The game as it stands, with another future: the throws, both decks, and the deck of each jail card that is held are
 * drawn from the seed.
 */
export function redrawn(game: Game, seed: number): Game {
  const copy = cloneOf(game);
  const isTurned = drawBelow(streamOf(seed, STREAM.jail_cards), DECK_NAMES.length) === 1;
  const undealt = isTurned ? DECK_NAMES.toReversed() : [...DECK_NAMES];
  for (const player of copy.players) player.jailCards = undealt.splice(0, player.jailCards.length);
  const deck = (name: DeckName): number[] => {
    const cards = shuffledDeck(name, seed);
    return undealt.includes(name) ? cards : cards.filter((card) => card !== JAIL_CARDS[name]);
  };
  return {
    ...copy,
    cup: { stream: streamOf(seed, STREAM.dice), loaded: [] },
    decks: { chance: deck('chance'), community_chest: deck('community_chest') },
  };
}
