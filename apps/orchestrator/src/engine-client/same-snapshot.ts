import { isDeepStrictEqual } from 'node:util';
import type { GameState } from '#libs/protocol';

/** Whether two snapshots are of the same moment of a game; the time at which they were made does not count. */
export function isSameSnapshot(one: GameState, other: GameState): boolean {
  return isDeepStrictEqual({ ...one, updated_at: null }, { ...other, updated_at: null });
}
