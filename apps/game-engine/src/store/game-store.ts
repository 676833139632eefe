import type { GameCreation, GameRecord, RecordedAction } from './game-record.js';

/**
 * Keeps games as creation and list of actions. What a resolved promise stands for is kept; a rejected one has changed
 * nothing. Methods other than `add` and `find` reject for a game that is not there.
 */
export abstract class GameStore {
  /** Rejects if the id is taken. */
  abstract add(creation: GameCreation): Promise<void>;
  abstract find(id: string): Promise<GameRecord | undefined>;
  /** Starting again changes nothing. */
  abstract start(id: string, at: string): Promise<void>;
  /** Appends the action with this index, counted from 0; rejects if the game has not exactly that many. */
  abstract append(id: string, index: number, action: RecordedAction): Promise<void>;
  abstract remove(id: string): Promise<void>;
}
