import type { RatedKind } from '#libs/protocol';
import type { AgentIdentity } from './agent-identity.js';
import type { Rating } from './rating.js';

export interface RatingQuery {
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
 * Keeps the ratings, and which games are in them. A game counts once, however often and by however many processes it is
 * rated: its mark and the ratings that it changes are written together or not at all.
 */
export abstract class RatingStore {
  /**
   * Counts a game. `after` makes the ratings after it of those before it, in the order of `agents`; it is pure and may
   * be called more than once. Of two games rated at the same time the second sees what the first wrote. False, and
   * nothing written, when the game has been counted.
   */
  abstract count(
    gameId: string,
    agents: readonly AgentIdentity[],
    after: (before: readonly Rating[]) => readonly Rating[],
  ): Promise<boolean>;

  /** Up to `limit` completed games that have not been counted, oldest first. */
  abstract uncounted(limit: number): Promise<readonly string[]>;

  /** Rejects with InvalidCursor. */
  abstract list(query: RatingQuery): Promise<RatingPage>;
}
