import type { Game, Happening } from '#libs/monopoly';
import type { RecordedAction } from '../store/index.js';

/** An action that was executed, and the game right after it. */
export interface Executed {
  readonly recorded: RecordedAction;
  readonly game: Game;
  readonly happenings: readonly Happening[];
}
