import { deedById, type Deed } from '../board.js';
import { CARDS, type CardEffect, type DeckName } from '../cards.js';
import type { Dice } from '../dice.js';
import { lotAt, playerAt, type Game, type Lot, type Player, type SeatIndex } from '../game.js';
import type { GameOptions } from '../options.js';
import { createGame } from '../setup.js';
import { cloneOf } from '../snapshot.js';

const NAMES = ['Ann', 'Bob', 'Cid', 'Dot', 'Eve', 'Fay', 'Gus', 'Hal'];

interface NewGameOptions extends Partial<Record<DeckName, readonly number[]>> {
  readonly options?: Partial<GameOptions>;
}

/**
 * A game of Ann, Bob, … with these throws and, if given, these cards on top of their decks. Nothing is auctioned or
 * traded unless the options ask for it.
 */
export function newGame(
  players: number,
  throws: readonly Dice[] = [],
  { options = {}, ...decks }: NewGameOptions = {},
): Game {
  const seatings = NAMES.slice(0, players).map((name) => ({ id: name.toLowerCase(), name }));
  return createGame({
    id: 'g',
    players: seatings,
    seed: 1,
    options: { auctions: false, trading: false, ...options },
    throws,
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

function deed(id: string): Deed {
  const found = deedById(id);
  if (found === undefined) throw new Error(`there is no deed ${id}`);
  return found;
}

export function lotNamed(game: Game, id: string): Lot {
  return lotAt(game, deed(id).position);
}

type Held = Pick<Lot, 'owner' | 'houses' | 'mortgaged'>;

/** What can change of a deed. */
export function held(game: Game, id: string): Held {
  const { owner, houses, mortgaged } = lotNamed(game, id);
  return { owner, houses, mortgaged };
}

/** A copy that differs in this. */
export function changed(game: Game, change: (game: Game) => void): Game {
  const copy = cloneOf(game);
  change(copy);
  return copy;
}

export function withPlayer(game: Game, seat: SeatIndex, change: Partial<Player>): Game {
  return changed(game, (copy) => Object.assign(playerAt(copy, seat), change));
}

export function withHoldings(game: Game, changes: Readonly<Record<string, Partial<Held>>>): Game {
  return changed(game, (copy) => {
    for (const [id, change] of Object.entries(changes)) Object.assign(lotNamed(copy, id), change);
  });
}

/** `seat` owns these deeds. */
export function owning(game: Game, seat: SeatIndex, ...ids: readonly string[]): Game {
  return withHoldings(game, Object.fromEntries(ids.map((id) => [id, { owner: seat }])));
}

/** With this many buildings left in the bank. */
export function withStock(game: Game, stock: Partial<Game['stock']>): Game {
  return changed(game, (copy) => Object.assign(copy.stock, stock));
}

/** With these options besides the game's own. */
export function withOptions(game: Game, options: Partial<GameOptions>): Game {
  return changed(game, (copy) => Object.assign(copy, { options: { ...game.options, ...options } }));
}
