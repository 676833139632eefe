import type { GameSettings, SeatRequest } from './rest.js';

/** POST /games/{id}/fork. What is left out is as in that game. */
export interface ForkGame {
  /** The fork stands after the last action that was executed up to this event. */
  readonly seq: number;
  /** One for each seat, in the order of the game's players. */
  readonly agents?: readonly SeatRequest[];
  readonly settings?: ForkSettings;
}

/** What of a fork may be chosen: `rules`, `options` and `game` are those of the game that is forked. */
export const FORK_SETTINGS = [
  'speed',
  'turn_timeout',
  'seed',
  'max_turns',
  'budget',
  'on_model_failure',
  'spectators',
  'on_illegal',
  'transcripts',
  'start_by',
  'rejoin',
] as const satisfies readonly (keyof GameSettings)[];
export type ForkSettings = Pick<GameSettings, (typeof FORK_SETTINGS)[number]>;
