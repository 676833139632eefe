import { BOARD, COLOUR_GROUPS, DEEDS, type Deed } from './board.js';
import { CARDS, type DeckName } from './cards.js';
import type { Dice } from './dice.js';
import { HOTELS_IN_THE_BANK, type Game, type Lot, type Player } from './game.js';
import { completeOptions, type GameOptions } from './options.js';
import { shuffled, streamOf } from './random.js';

/** S2. */
export const MIN_PLAYERS = 2;
export const MAX_PLAYERS = 8;

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
  /** Thrown before the seed's own throws. */
  readonly throws?: readonly Dice[];
  /** Takes the place of the seed's shuffle: card numbers, top first. */
  readonly decks?: Partial<Readonly<Record<DeckName, readonly number[]>>>;
}

/** The seed's independent streams. */
export const STREAM = { dice: 1, chance: 2, community_chest: 3, jail_cards: 4 } as const;

function seated({ id, name, model = '', personality = '' }: Seating, seat: number, cash: number): Player {
  const start = { position: 0, inJail: false, jailThrows: 0, jailCards: [], bankrupt: false };
  return { seat, id, name, model, personality, cash, ...start };
}

/** What a deed is counted with: its colour, the railroads, or the utilities. */
function familyOf(deed: Deed): string {
  return deed.kind === 'street' ? deed.group : deed.kind;
}

/** The lots of the bank, each with its group around it. */
export function freshLots(): Pick<Game, 'lots' | 'lotByPosition' | 'colourGroups'> {
  const groups = new Map<string, Lot[]>();
  const lots = DEEDS.map((deed): Lot => {
    const group = groups.get(familyOf(deed)) ?? [];
    groups.set(familyOf(deed), group);
    const lot: Lot = { deed, group, owner: null, houses: 0, mortgaged: false };
    group.push(lot);
    return lot;
  });
  const lotByPosition = BOARD.map(({ position }) => lots.find(({ deed }) => deed.position === position) ?? null);
  return { lots, lotByPosition, colourGroups: COLOUR_GROUPS.map((name) => groups.get(name) ?? []) };
}

/** S3: card numbers, top first; afterwards the order only turns (C1). */
export function shuffledDeck(name: DeckName, seed: number): number[] {
  return shuffled(CARDS[name].length, streamOf(seed, STREAM[name]));
}

/** A game whose first player is to throw. Throws a RangeError unless 2 to 8 players sit down. */
export function createGame({ id, players, seed, options, throws = [], decks }: GameSetup): Game {
  if (players.length < MIN_PLAYERS || players.length > MAX_PLAYERS) {
    throw new RangeError(`a game has ${MIN_PLAYERS} to ${MAX_PLAYERS} players, not ${players.length}`);
  }
  const rules = completeOptions(options);
  const deck = (name: DeckName): number[] => [...(decks?.[name] ?? shuffledDeck(name, seed))];
  return {
    id,
    options: rules,
    players: players.map((seating, seat) => seated(seating, seat, rules.startingCash)),
    ...freshLots(),
    stock: { houses: rules.houseLimit, hotels: HOTELS_IN_THE_BANK },
    cup: { stream: streamOf(seed, STREAM.dice), loaded: [...throws] },
    decks: { chance: deck('chance'), community_chest: deck('community_chest') },
    turn: { seat: 0, number: 1, doubles: 0, proposals: [], actions: 0 },
    lastThrow: null,
    pot: 0,
    pendingEffects: [],
    decision: { kind: 'pre_roll', seat: 0 },
    isWaiting: true,
    actionCount: 0,
    recorded: null,
  };
}
