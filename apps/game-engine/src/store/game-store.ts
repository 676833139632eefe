import type { GameCreation, GameRecord, NextAction } from './game-record.js';

/** The game on record is not the one that the caller knows: somebody else took it further, or removed it. */
export class RecordConflict extends Error {
  override readonly name = 'RecordConflict';
}

/**
 * Keeps games as creation and list of actions. What a resolved promise stands for is kept. A rejected one has changed
 * nothing, but for one case: after a `DatabaseUnavailable` the outcome is unknown, and only the record shows it.
 */
export abstract class GameStore {
  /** Rejects if the id is taken. */
  abstract add(creation: GameCreation): Promise<void>;
  abstract find(id: string): Promise<GameRecord | undefined>;
  /** Starting again changes nothing. Rejects with {@link RecordConflict} if the game is not there. */
  abstract start(id: string, at: string): Promise<void>;
  /**
   * Rejects with {@link RecordConflict} if the game is not there or the number of its actions differs from the index.
   * So the caller knows every action before, and its key, and makes sure that no key comes twice.
   */
  abstract append(id: string, next: NextAction): Promise<void>;
  /** False: there is no such game. */
  abstract remove(id: string): Promise<boolean>;
  /** The ids of up to `limit` games whose last action was before that time, the oldest first. */
  abstract finishedBefore(at: string, limit: number): Promise<readonly string[]>;
  /** Rejects if games cannot be read right now. */
  abstract check(): Promise<void>;
}
