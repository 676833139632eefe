import { EXIT } from '#libs/command-line';
import type { GameStatus } from '#libs/protocol';

/** Those of every program of ours, and what became of a game that was watched. docs/command-line.md lists them. */
export const EXIT_CODES = { ...EXIT, gameFailed: 3, gameStopped: 4 } as const;

/** How the watching of a game in this status ends, when its last event has been shown. */
const BY_STATUS: Readonly<Record<GameStatus, number>> = {
  waiting: EXIT.well,
  starting: EXIT.well,
  running: EXIT.well,
  paused: EXIT.well,
  completed: EXIT.well,
  failed: EXIT_CODES.gameFailed,
  stopped: EXIT_CODES.gameStopped,
};

export function exitCodeOf(status: GameStatus): number {
  return BY_STATUS[status];
}
