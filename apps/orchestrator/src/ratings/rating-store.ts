import type { RatedKind } from '#libs/protocol';
import type { AgentIdentity } from './agent-identity.js';
import type { Rating } from './rating.js';

/** A finished game, and what was played; undefined: the default engine's own game, while that has no name. */
export interface RatedGame {
  readonly id: string;
  readonly key: string | undefined;
}

export interface RatingQuery {
  /** Ratings of this game alone; undefined: of the default engine's own, while that has no name. */
  readonly gameKey: string | undefined;
  /** At least 1. */
  readonly limit: number;
  readonly cursor?: string;
  /** Only ratings of this kind, ranked among themselves. */
  readonly kind?: RatedKind;
}

export interface RatingPage {
  /** Highest conservative rating first. */
  readonly ratings: readonly Rating[];
  /** The rank of the first of them, 1 first. */
  readonly firstRank: number;
  readonly nextCursor: string | null;
}

/**
 * Keeps the ratings, those of each game apart, and which games are in them. A game counts once, however often and by however many processes it is
 * rated: its mark and the ratings that it changes are written together or not at all.
 */
export abstract class RatingStore {
  /**
   * Counts a game. `after` makes the ratings after it of those before it, in the order of `agents`; it is pure and may
   * be called more than once. Of two games rated at the same time the second sees what the first wrote. False, and
   * nothing written, when the game has been counted.
   */
  abstract count(
    game: RatedGame,
    agents: readonly AgentIdentity[],
    after: (before: readonly Rating[]) => readonly Rating[],
  ): Promise<boolean>;

  /** Up to `limit` completed games that have not been counted, oldest first. */
  abstract uncounted(limit: number): Promise<readonly string[]>;

  /** What has ratings, by key, up to `limit`. */
  abstract games(limit: number): Promise<readonly (string | undefined)[]>;

  /** The game without a key has this one from now on. Changes nothing where there are ratings under it. */
  abstract nameOwnGame(key: string): Promise<void>;

  /** Rejects with InvalidCursor. */
  abstract list(query: RatingQuery): Promise<RatingPage>;
}
