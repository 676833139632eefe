import { DEEDS } from './board.js';
import type { DeckName } from './cards.js';
import { shuffledDeck, type Deck } from './decks.js';
import { SeededDice, type DiceStream } from './dice.js';
import type { Game, GameOptions, Holding, Player } from './game.js';
import { streamOf } from './random.js';

export const MIN_PLAYERS = 2;
export const MAX_PLAYERS = 8;

/** S1, G1: the rules as printed, played to the end. */
export const STANDARD_OPTIONS: GameOptions = { startingCash: 1500, goSalary: 200, maxTurns: null, actionSet: 'full' };

export interface Seating {
  readonly id: string;
  readonly name: string;
  readonly model?: string;
  readonly personality?: string;
}

export interface GameSetup {
  readonly id: string;
  /** In order of play (S4), 2 to 8. */
  readonly players: readonly Seating[];
  /** Unsigned 32-bit integer; decides every throw and the order of both decks. */
  readonly seed: number;
  readonly options?: Partial<GameOptions>;
  /** Takes the place of the seed's throws. */
  readonly dice?: DiceStream;
  /** Takes the place of the seed's shuffle: card numbers, top first. */
  readonly decks?: Partial<Readonly<Record<DeckName, Deck>>>;
}

/** The seed's independent streams. */
const STREAM = { dice: 1, chance: 2, community_chest: 3 } as const;

const UNOWNED: Holding = { owner: null, houses: 0, mortgaged: false };

function seated({ id, name, model = '', personality = '' }: Seating, cash: number): Player {
  const start = { position: 0, inJail: false, jailTurns: 0, jailCards: [], bankrupt: false };
  return { id, name, model, personality, cash, ...start };
}

/** A game whose first player is to throw. Throws a RangeError unless 2 to 8 players sit down. */
export function createGame({ id, players, seed, options, dice, decks }: GameSetup): Game {
  if (players.length < MIN_PLAYERS || players.length > MAX_PLAYERS) {
    throw new RangeError(`a game has ${MIN_PLAYERS} to ${MAX_PLAYERS} players, not ${players.length}`);
  }
  const rules = { ...STANDARD_OPTIONS, ...options };
  return {
    id,
    options: rules,
    players: players.map((seating) => seated(seating, rules.startingCash)),
    holdings: DEEDS.map(() => UNOWNED),
    stock: { houses: 32, hotels: 12 },
    decks: {
      chance: decks?.chance ?? shuffledDeck('chance', streamOf(seed, STREAM.chance)),
      community_chest:
        decks?.community_chest ?? shuffledDeck('community_chest', streamOf(seed, STREAM.community_chest)),
    },
    dice: dice ?? new SeededDice(streamOf(seed, STREAM.dice)),
    turn: { seat: 0, number: 1, doubles: 0 },
    lastThrow: null,
    agenda: [],
    pending: { kind: 'pre_roll', seat: 0 },
  };
}
