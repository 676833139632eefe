import { deedById, type Deed, type Street } from '../board.js';
import { CARDS, type CardEffect, type DeckName } from '../cards.js';
import { ScriptedDice, type Dice } from '../dice.js';
import { holdingIndexOf, type Game, type GameOptions, type Holding, type Player, type Seat } from '../game.js';
import { createGame } from '../setup.js';

const NAMES = ['Ann', 'Bob', 'Cid', 'Dot', 'Eve', 'Fay', 'Gus', 'Hal'];

/** A game of Ann, Bob, … with these throws and, if given, these cards on top of their decks. */
export function table(
  players: number,
  throws: readonly Dice[] = [],
  { options = {}, ...decks }: { options?: Partial<GameOptions> } & Partial<Record<DeckName, readonly number[]>> = {},
): Game {
  const seatings = NAMES.slice(0, players).map((name) => ({ id: name.toLowerCase(), name }));
  return createGame({
    id: 'g',
    players: seatings,
    seed: 1,
    options,
    dice: new ScriptedDice(...throws),
    decks: {
      ...(decks.chance && { chance: onTop('chance', decks.chance) }),
      ...(decks.community_chest && { community_chest: onTop('community_chest', decks.community_chest) }),
    },
  });
}

function onTop(name: DeckName, top: readonly number[]): readonly number[] {
  return [...top, ...[...CARDS[name].keys()].filter((number) => !top.includes(number))];
}

/** The number of the first card with this effect. */
export function cardNumber(name: DeckName, effect: CardEffect): number {
  return CARDS[name].findIndex((card) => JSON.stringify(card.effect) === JSON.stringify(effect));
}

export function deed(id: string): Deed {
  const found = deedById(id);
  if (found === undefined) throw new Error(`there is no deed ${id}`);
  return found;
}

export function street(id: string): Street {
  const found = deed(id);
  if (found.kind !== 'street') throw new Error(`${id} is not a street`);
  return found;
}

export function withPlayer(game: Game, seat: Seat, change: Partial<Player>): Game {
  return {
    ...game,
    players: game.players.map((player, index) => (index === seat ? { ...player, ...change } : player)),
  };
}

export function withHoldings(game: Game, changes: Readonly<Record<string, Partial<Holding>>>): Game {
  const holdings = [...game.holdings];
  for (const [id, change] of Object.entries(changes)) {
    const index = holdingIndexOf(deed(id));
    holdings[index] = { owner: null, houses: 0, mortgaged: false, ...holdings[index], ...change };
  }
  return { ...game, holdings };
}

/** `seat` owns these deeds. */
export function owning(game: Game, seat: Seat, ...ids: readonly string[]): Game {
  return withHoldings(game, Object.fromEntries(ids.map((id) => [id, { owner: seat }])));
}
