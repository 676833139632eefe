/** The engine in a game's key, which is `engine` or `engine:game`: no engine's name has a colon. */
export function engineOf(gameKey: string): string {
  return gameKey.split(':', 1)[0] ?? gameKey;
}
