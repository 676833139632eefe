import type { ConsoleAction, GameStatus } from '#libs/protocol';

const POSSIBLE: Readonly<Record<GameStatus, readonly ConsoleAction[]>> = {
  waiting: ['stop'],
  starting: ['stop'],
  running: ['pause', 'speed', 'stop'],
  paused: ['resume', 'step', 'speed', 'stop'],
  failed: ['resume', 'stop'],
  completed: [],
  stopped: [],
};

/** What may be done with a game, by its status and by what the key allows. */
export function possibleActions(status: GameStatus, allowed: readonly ConsoleAction[]): readonly ConsoleAction[] {
  return POSSIBLE[status].filter((action) => allowed.includes(action));
}
