import type { GameState, TranscriptLine } from '#libs/protocol';
import type { EncodedEvent, EncodedSnapshot } from './encoded.js';

/** What the store must know of a game to find, list and fence it; the rest is the game's own and kept as it is. */
export interface StoredGame {
  readonly id: string;
  readonly status: string;
  /** The number of the last event. */
  readonly seq: number;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The latest snapshot of the table. */
  readonly state: GameState;
  /** Whose games are counted together; undefined: nobody's. */
  readonly createdBy?: string;
  /** What is played: games of the same key are listed and counted together. Undefined: the default engine's own game. */
  readonly gameKey?: string;
  /** The tournament that it is played for. */
  readonly tournament?: { readonly tournament_id: string };
  /** Written down once, with the game: no change to it changes them. */
  readonly gameRules?: string;
}

/** A snapshot as JSON: the whole state after event `seq`, or the patch that makes it of the snapshot before. */
export interface StoredReplaySnapshot {
  readonly seq: number;
  readonly json: string;
  readonly isPatch: boolean;
}

/** One atomic step forward of a game. `events` carry the numbers after the game's last. */
export interface StoreChange<G> {
  readonly game: G;
  readonly events: readonly EncodedEvent[];
  readonly snapshot?: EncodedSnapshot;
  /** The first state as it may be shown, with a new game that hides something: JSON. */
  readonly shownFirst?: string;
  /** What was hidden may be seen now: from this commit on, all events and snapshots are read in full. */
  readonly reveals?: boolean;
  /** Lines of the game's transcript, numbered after its last. */
  readonly transcript?: readonly TranscriptLine[];
}

/** The request that created a game, so that a repeated one finds it. */
export interface Creation {
  readonly key: string;
  /** A digest of the request: the same key with another request is a mistake. */
  readonly fingerprint: string;
  readonly gameId: string;
  /** What the request was answered, as JSON. */
  readonly answer: string;
}

/** Games of this key; `orNone`: and those without one. */
export interface GameFilter {
  readonly key: string | undefined;
  readonly orNone: boolean;
}

/** How many games of one key have one status. */
export interface GameCount {
  readonly status: string;
  readonly gameKey: string | undefined;
  readonly games: number;
}

export interface GameQuery {
  readonly status?: string;
  readonly game?: GameFilter;
  /** The id of the tournament that they are played for. Without U+0000, which no database takes. */
  readonly tournament?: string;
  /** At least 1. */
  readonly limit: number;
  readonly cursor?: string;
}

export interface LastWriteQuery {
  readonly status: string;
  /** At least 1. */
  readonly limit: number;
  readonly cursor?: string;
}

export interface GamePage<G> {
  readonly games: readonly G[];
  readonly nextCursor: string | null;
}

/** The cursor is none that this store gave out. */
export class InvalidCursor extends Error {}

/**
 * Keeps games, their events and their snapshots. What these hide is written down beside what is shown, and is read by
 * {@link fullEvents} alone until a change reveals it. A promise that resolves means: written down as durably as the adapter
 * can. What the store cannot do right now (its server is away) rejects.
 */
export abstract class GameStore<G extends StoredGame = StoredGame> {
  /**
   * Adds a game with its first snapshot, which is its state, and with what happened at its begin and left that state as it
   * is. False, and nothing written, when the key is taken by an earlier creation.
   */
  abstract insert(change: StoreChange<G>, creation?: Creation): Promise<boolean>;

  abstract find(id: string): Promise<G | undefined>;

  /** How many games have these statuses, at least one of which is named, by game; what there is none of may be missing. */
  abstract countByGame(statuses: readonly string[]): Promise<readonly GameCount[]>;

  /** The numbers of these games' last events; a game that is not there has none. */
  abstract lastSeqs(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;

  /** The creation that a key stands for. */
  abstract findCreation(key: string): Promise<Creation | undefined>;

  /** Newest first. Rejects with {@link InvalidCursor}. */
  abstract list(query: GameQuery): Promise<GamePage<G>>;

  /**
   * Of one status, those that were written longest ago first. Where there are more than 10,000 of it, those that were
   * created last may be missing. Rejects with {@link InvalidCursor}.
   */
  abstract listByLastWrite(query: LastWriteQuery): Promise<GamePage<G>>;

  /** How many games have one of these statuses, at least one of which is named; with `createdBy`, of those alone. */
  abstract count(statuses: readonly string[], createdBy?: string): Promise<number>;

  /**
   * Applies `change` to the game as it is now, atomically: of two concurrent updates the second sees what the first
   * wrote. `change` is pure and may be called more than once. What it returns instead of a change is passed on, and
   * nothing is written; undefined when there is no such game. Updates of one game resolve in the order of their events.
   */
  abstract update<R extends object>(
    id: string,
    change: (game: G) => StoreChange<G> | R,
  ): Promise<StoreChange<G> | R | undefined>;

  /** The events after number `afterSeq`, oldest first, up to `limit`. */
  abstract events(id: string, afterSeq: number, limit: number): Promise<readonly EncodedEvent[]>;

  /** The same with `full` beside what hides something: for the game's own seats, which see their parts of it. */
  abstract fullEvents(id: string, afterSeq: number, limit: number): Promise<readonly EncodedEvent[]>;

  /** The lines of a game's transcript after number `afterNr`, oldest first, up to `limit`. They are deleted with the game. */
  abstract transcript(id: string, afterNr: number, limit: number): Promise<readonly TranscriptLine[]>;

  /** A game's snapshots after the first `skip`, the first one first, up to `limit`. The very first is whole. */
  abstract snapshots(id: string, skip: number, limit: number): Promise<readonly StoredReplaySnapshot[]>;

  /**
   * Deletes the games that are in one of these statuses and were last written before `before` (ISO 8601 UTC), some at a
   * time: `onPruned` gets them as they were, as far as they can be read, and is waited for. Answers how many.
   */
  abstract prune(
    statuses: readonly string[],
    before: string,
    onPruned?: (games: readonly G[]) => Promise<void>,
  ): Promise<number>;

  /** The state as it was after event `seq`; undefined when the game or the number is unknown. */
  abstract stateAt(id: string, seq: number): Promise<GameState | undefined>;
}

/** Whether an update returned a change, and not something else instead. */
export function isChange<G>(value: StoreChange<G> | object): value is StoreChange<G> {
  return 'game' in value && 'events' in value;
}
