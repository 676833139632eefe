import type { PlayedGame } from './about.js';
import type { GameState } from './engine.js';
import type { NumberedEvent } from './events.js';
import type { ForkedFrom } from './fork.js';
import type { PlayerInfo } from './player.js';
import type { ModelOptions } from './model.js';
import type { PatchOperation } from './patch.js';
import type { GameSpeed } from './speed.js';
import type { TournamentOfGame } from './tournament-of-game.js';
import type { Budget, SeatUsage } from './usage.js';

export const GAME_STATUSES = ['waiting', 'starting', 'running', 'paused', 'completed', 'stopped', 'failed'] as const;
export type GameStatus = (typeof GAME_STATUSES)[number];

export interface AgentSeat {
  readonly name: string;
  readonly personality: string;
  readonly model?: string;
  /** That seat's own agent service. */
  readonly url?: string;
  /** How that seat's model is asked. */
  readonly model_options?: ModelOptions;
  /** What that seat may use; past it, it is asked to play without a model. */
  readonly budget?: Budget;
  /** Proves who the agent is: a secret of theirs, of which only a fingerprint is kept. */
  readonly identity_key?: string;
  /** Anybody may take the seat until the game starts. The other fields name who plays it where nobody does. */
  readonly open?: boolean;
}

/** A seat as POST /games takes it: an open one needs no name and no personality. */
export type SeatRequest = AgentSeat | (Partial<AgentSeat> & { readonly open: true });

/**
 * What happens when a seat's model fails to decide: its agent's own heuristic decides (the default), the default action
 * is taken, the game pauses, or the seat gives up.
 */
export const MODEL_FAILURE_POLICIES = ['heuristic', 'default', 'pause', 'forfeit'] as const;
export type ModelFailurePolicy = (typeof MODEL_FAILURE_POLICIES)[number];

export const SPECTATOR_VIEWS = ['public', 'all'] as const;
export type SpectatorView = (typeof SPECTATOR_VIEWS)[number];

export const ILLEGAL_POLICIES = ['default', 'forfeit'] as const;
export type IllegalPolicy = (typeof ILLEGAL_POLICIES)[number];

export interface GameSettings {
  readonly speed?: GameSpeed;
  /** Seconds, 0.05 to 600. */
  readonly turn_timeout?: number;
  /** Unsigned 32-bit integer. */
  readonly seed?: number;
  readonly max_turns?: number;
  /** Handed to the engine as it is. */
  readonly rules?: Readonly<Record<string, unknown>>;
  /** What all seats together may use; past it they are asked to play without a model. */
  readonly budget?: Budget;
  readonly on_model_failure?: ModelFailurePolicy;
  /** `engine` or `engine:game`: one of {@link EngineList}; without it, the default engine's own game. */
  readonly game?: string;
  /** What the game's engine lets its creator choose. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Who sees what is hidden: `public`, nobody before the end (the default), or `all`; then the game is not rated. */
  readonly spectators?: SpectatorView;
  /** What follows an answer that is no legal action, after its one correction: the default action, or the seat resigns. */
  readonly on_illegal?: IllegalPolicy;
  /** Keeps every request to a model and every answer, for GET /games/{id}/transcript. */
  readonly transcripts?: boolean;
  /** When a game with open seats starts at the latest: seconds after its creation, or ISO 8601. */
  readonly start_by?: number | string;
  /** Seconds that the holder of an open seat may stay away before another agent plays it for good. */
  readonly rejoin?: number;
}

/** POST /games. */
export interface CreateGame {
  readonly agents: readonly SeatRequest[];
  readonly settings?: GameSettings;
}

export interface CreatedGame {
  readonly game_id: string;
  readonly ws_url: string;
  readonly status: GameStatus;
  readonly speed: GameSpeed;
  readonly turn_timeout: number;
  readonly players: readonly PlayerInfo[];
  readonly message: string;
  /** Controls this game alone, in place of an API key: `Authorization: Bearer`, or `auth.token` of a socket. */
  readonly control_token?: string;
  /** Of a game that is `waiting`: the seats that may be taken, and when it starts at the latest. */
  readonly open_seats?: readonly string[];
  readonly start_by?: string;
}

/** What GET /games lists of a game. */
export interface GameSummary {
  readonly game_id: string;
  readonly status: GameStatus;
  readonly is_running: boolean;
  /** Turns begun. */
  readonly turn_count: number;
  /** Steps done. */
  readonly step: number;
  /** The number of the last event. */
  readonly seq: number;
  readonly speed: GameSpeed;
  readonly turn_timeout: number;
  readonly players: readonly PlayerInfo[];
  readonly winner_id: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly error: string | null;
  /** Which game it is, where there is more than one, or its engine describes it. */
  readonly game?: PlayedGame;
  /** The game whose course it goes on from, and the event there. */
  readonly forked_from?: ForkedFrom;
  /** What is hidden in it was known when it was forked: it is not rated, as no fork is. */
  readonly known_cards?: boolean;
  /** Which tournament it is played for. */
  readonly tournament?: TournamentOfGame;
  /** Spectators right now, no more than a few seconds old; absent where it is not known. */
  readonly viewers?: number;
  /** Of a game that is `waiting`: the seats that may be taken, and when it starts at the latest. */
  readonly open_seats?: readonly string[];
  readonly start_by?: string;
}

/** GET /games/{id}. */
export interface GameView extends GameSummary {
  readonly state: GameState;
  /** A pause was asked for and takes effect after the step in flight. */
  readonly pausing?: boolean;
  /** A single step of a paused game is in flight. */
  readonly stepping?: boolean;
  /** What each seat has decided and used so far. */
  readonly usage?: readonly SeatUsage[];
  /** As the game was created. */
  readonly settings?: GameSettings;
}

export interface GameList {
  /** How many games this page holds. */
  readonly count: number;
  readonly games: readonly GameSummary[];
  readonly next_cursor: string | null;
}

export interface Standing {
  readonly rank: number;
  readonly player_id: string;
  readonly player_name: string;
  readonly cash: number | null;
  readonly properties: number;
  readonly is_bankrupt: boolean;
}

/** GET /games/{id}/result. */
export interface GameResult {
  readonly game_id: string;
  readonly status: GameStatus;
  readonly winner_id: string | null;
  readonly winner_name: string | null;
  readonly final_state: GameState;
  readonly standings: readonly Standing[];
  /** What each seat has decided and used. */
  readonly usage?: readonly SeatUsage[];
  /** As the game was created. */
  readonly settings?: GameSettings;
}

/** GET /games/{id}/events. */
export interface EventPage {
  readonly events: readonly NumberedEvent[];
  /** Hand it back as `after_seq` to read on. */
  readonly next_after_seq: number;
}

/** GET /games/{id}/state. */
export interface StateAt {
  readonly game_id: string;
  readonly seq: number;
  readonly state: GameState;
}

/** A snapshot in a replay: whole, or as the patch (RFC 6902) that turns the snapshot before into it. */
export type ReplaySnapshot = { readonly seq: number } & (
  { readonly state: GameState } | { readonly patch: readonly PatchOperation[] }
);

/** GET /games/{id}/replay: all of a game in one document, to be played without a server. */
export interface Replay {
  /** The version of this format. */
  readonly version: 1;
  readonly game: GameSummary;
  readonly players: readonly PlayerInfo[];
  /** As asked for; null: the engine chose one. */
  readonly seed: number | null;
  readonly initial_state: GameState;
  /** Every numbered event, 1 first. */
  readonly events: readonly NumberedEvent[];
  /** The table as it was after event `seq`, oldest first; the first is `initial_state`. */
  readonly pictures: readonly ReplaySnapshot[];
  /** As the game was created. */
  readonly settings?: GameSettings;
  /** What each seat has decided and used. */
  readonly usage?: readonly SeatUsage[];
}

export type DependencyHealth = 'healthy' | 'unhealthy' | 'disabled';

/** GET /health. */
export interface Health {
  readonly status: 'healthy' | 'unhealthy';
  /** Of the program. */
  readonly version?: string;
  readonly game_engine: DependencyHealth;
  /** Each engine by name, where there are several. */
  readonly game_engines?: Readonly<Record<string, DependencyHealth>>;
  readonly ai_agent: DependencyHealth;
  /** Where the games are kept. */
  readonly database?: DependencyHealth;
  /** `disabled` where the process is alone. */
  readonly redis?: DependencyHealth;
  readonly [dependency: string]: unknown;
}

/** RFC 9457 `application/problem+json`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** A stable snake_case word. */
  readonly code: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  /** With `too_many_requests`: the name of the limit that was reached. */
  readonly limit?: string;
}
