import type { ModelOptions } from './model.js';

/**
 * What is rated: an agent by its name; a model over all its seats; or what played for a model in games in which the model
 * itself decided too little.
 */
export const RATED_KINDS = ['agent', 'model', 'fallback'] as const;
export type RatedKind = (typeof RATED_KINDS)[number];

/** One agent's place on the leaderboard: who it is, and its results. */
export interface LeaderboardEntry {
  /** 1 first. */
  readonly rank: number;
  readonly name: string;
  readonly personality: string;
  readonly model: string | null;
  /** Where the agent is asked, without credentials and query; null: the operator's own agents. */
  readonly url: string | null;
  readonly kind?: RatedKind;
  /** Fingerprint of the key that all of its games were played under; missing: anybody may play under this name. */
  readonly identity?: string;
  /** Of a model: how it is asked. */
  readonly parameters?: ModelOptions;
  /** Of a model: the version of its prompts, `mixed` where it changed within a game. */
  readonly prompt_version?: string;
  /** What the agent is almost certainly worth at least: `mu` − 3 `sigma`. */
  readonly rating: number;
  /** The estimate of its strength, 25 for an agent without games. */
  readonly mu: number;
  /** How uncertain that is: 25/3 at first, less with every game. */
  readonly sigma: number;
  readonly games: number;
  readonly wins: number;
}

/** A game that agents are rated in. */
export interface GameWithRatings {
  /** What `?game=` takes. */
  readonly game: string;
  /** For people. */
  readonly name: string;
}

/** GET /leaderboard: of one game. */
export interface Leaderboard {
  /** Whose ratings these are: the default engine's own game, where none was asked for. */
  readonly game?: string;
  /** What has ratings. */
  readonly games?: readonly GameWithRatings[];
  /** Highest rating first. */
  readonly leaderboard: readonly LeaderboardEntry[];
  readonly next_cursor: string | null;
}
