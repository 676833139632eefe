import type { Action } from './action.js';
import { apply } from './apply.js';
import type { Game, Lot, Player, SeatIndex } from './game.js';
import { createGame, freshLots, type GameSetup } from './setup.js';

/** What of a lot can change. */
type Held = Pick<Lot, 'owner' | 'houses' | 'mortgaged'>;

/**
 * A whole game as plain data, the order of the decks and the throws to come included: it survives JSON, and is not for
 * players' eyes.
 */
export interface Snapshot extends Omit<Game, 'lots' | 'lotByPosition' | 'colourGroups' | 'recorded' | 'isWaiting'> {
  readonly players: readonly Readonly<Player>[];
  /** In board order. */
  readonly lots: readonly Readonly<Held>[];
}

/** Copies the parts that change; what is only ever replaced is shared. */
function copied(game: Omit<Snapshot, 'lots'>): Omit<Snapshot, 'lots'> {
  const { id, options, lastThrow, pot, decision, actionCount, decks, cup } = game;
  return {
    id,
    options,
    players: game.players.map((player) => ({ ...player })),
    stock: { ...game.stock },
    cup: { stream: { ...cup.stream }, loaded: [...cup.loaded] },
    decks: { chance: [...decks.chance], community_chest: [...decks.community_chest] },
    turn: { ...game.turn },
    lastThrow,
    pot,
    pendingEffects: [...game.pendingEffects],
    decision,
    actionCount,
  };
}

/** The game as it is now; what is done to it later does not show. */
export function snapshotOf(game: Game): Snapshot {
  const lots = game.lots.map(({ owner, houses, mortgaged }) => ({ owner, houses, mortgaged }));
  return { ...copied(game), lots };
}

/** A game that goes on from where a snapshot was taken, as often as wanted. */
export function restored(snapshot: Snapshot): Game {
  const lots = freshLots();
  lots.lots.forEach((lot, index) => Object.assign(lot, snapshot.lots[index]));
  return { ...copied(snapshot), ...lots, isWaiting: true, recorded: null };
}

/** Another game that stands as this one does and goes its own way. */
export function cloneOf(game: Game): Game {
  return restored(snapshotOf(game));
}

/** One action of a game on record. */
export interface Play extends Action {
  readonly seat: SeatIndex;
}

/** Plays a game again. Throws an Error if an action is refused: the record was then made by other rules. */
export function replay(setup: GameSetup, plays: Iterable<Play>): Game {
  const game = createGame(setup);
  for (const { seat, ...action } of plays) {
    const refusal = apply(game, seat, action);
    if (refusal !== null) throw new Error(`game ${game.id} cannot be played again: ${refusal.message}`);
  }
  return game;
}
