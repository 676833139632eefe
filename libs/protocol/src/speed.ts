/** How long a game rests between two actions, in seconds. */
export const SPEED_SECONDS = {
  instant: 0,
  fast: 0.5,
  normal: 2,
  slow: 5,
  watch: 10,
} as const;

export type GameSpeed = keyof typeof SPEED_SECONDS;

export const GAME_SPEEDS: readonly GameSpeed[] = ['instant', 'fast', 'normal', 'slow', 'watch'];

export function isGameSpeed(value: unknown): value is GameSpeed {
  return typeof value === 'string' && Object.hasOwn(SPEED_SECONDS, value);
}
