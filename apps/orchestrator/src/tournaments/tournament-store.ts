import type { TournamentStatus } from '#libs/protocol';
import type { Refusal } from '../games/index.js';
import type { BegunGame, GameOutcome, Tournament } from './domain/tournament.js';

export interface TournamentQuery {
  readonly status?: TournamentStatus;
  /** At least 1. */
  readonly limit: number;
  readonly cursor?: string;
}

export interface TournamentPage {
  /** Newest first. */
  readonly tournaments: readonly Tournament[];
  readonly nextCursor: string | null;
}

/** How many games of a tournament there are. */
export interface GameCounts {
  readonly ended: number;
  readonly void: number;
  readonly running: number;
}

export const NO_GAMES: GameCounts = { ended: 0, void: 0, running: 0 };

/**
 * Keeps tournaments and their games. Each game has a row from before it is created until it is counted, and is counted
 * once, by however many processes that is tried.
 */
export abstract class TournamentStore {
  /** False, and nothing written, when there is one of its id. */
  abstract insert(tournament: Tournament): Promise<boolean>;

  abstract find(id: string): Promise<Tournament | undefined>;

  /** Rejects with InvalidCursor. */
  abstract list(query: TournamentQuery): Promise<TournamentPage>;

  abstract count(status: TournamentStatus): Promise<number>;

  /** Those that run, and those that have games under way. */
  abstract underWay(): Promise<readonly string[]>;

  /**
   * Changes a tournament as it is now: of two changes at the same time the second sees what the first wrote. `change` is
   * pure and may be called more than once. A refusal is passed on, and the same tournament is not written; undefined when
   * there is none.
   */
  abstract update(
    id: string,
    change: (tournament: Tournament) => Tournament | Refusal,
  ): Promise<Tournament | Refusal | undefined>;

  /** Writes a game down that is about to be created. False, and nothing written, when there is one of its number. */
  abstract begin(id: string, game: BegunGame): Promise<boolean>;

  /** The game was created under this id. */
  abstract attach(id: string, number: number, gameId: string): Promise<void>;

  /** Counts a game. False, and nothing written, when it has been counted. */
  abstract record(id: string, number: number, result: GameOutcome): Promise<boolean>;

  /** The games after a number, lowest first; all of them where there is no limit. */
  abstract games(id: string, afterNumber?: number, limit?: number): Promise<readonly BegunGame[]>;

  /** The games that are under way, lowest number first. */
  abstract open(id: string): Promise<readonly BegunGame[]>;

  /** Of each of these tournaments that has games. */
  abstract counts(ids: readonly string[]): Promise<ReadonlyMap<string, GameCounts>>;
}
