import { isDeepStrictEqual } from 'node:util';
import type { GameState } from '#libs/protocol';

/** Whether two pictures show the same moment of a game. The time at which they were drawn does not count. */
export function samePicture(one: GameState, other: GameState): boolean {
  return isDeepStrictEqual({ ...one, updated_at: null }, { ...other, updated_at: null });
}
