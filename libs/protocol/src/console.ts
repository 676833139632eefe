import type { DependencyHealth, GameStatus } from './rest.js';
import type { GameSpeed } from './speed.js';

/** What an operator may do with every game. Each is POST /games/{id}/… */
export const CONSOLE_ACTIONS = ['pause', 'resume', 'step', 'speed', 'stop'] as const;
export type ConsoleAction = (typeof CONSOLE_ACTIONS)[number];

/** Whose move it is in a step: what a game that stands still waits for. */
export const AWAITED = ['agent', 'engine', 'operator'] as const;
export type Awaited = (typeof AWAITED)[number];

export interface ConsoleGame {
  readonly game_id: string;
  readonly status: GameStatus;
  /** Steps done. */
  readonly step: number;
  readonly turn_count: number;
  readonly speed: GameSpeed;
  /** Seconds since the game's last commit: how long the current step has been going on. */
  readonly step_age: number;
  /** Null: nothing, the game has ended. */
  readonly awaits: Awaited | null;
  /** The name of the seat whose agent is awaited, and until when. */
  readonly player_name: string | null;
  readonly deadline: string | null;
  /** The name of the API key that created it; null: none did. */
  readonly created_by: string | null;
  readonly created_at: string;
  readonly error: string | null;
}

/** A page of the games of one status: of those under way, the longest step first; of others, the newest game. */
export interface ConsoleGames {
  readonly status: GameStatus;
  readonly games: readonly ConsoleGame[];
  readonly next_cursor: string | null;
  /** How many games are under way. */
  readonly counts: { readonly starting: number; readonly running: number; readonly paused: number };
}

export const SERVICES = ['game_engine', 'ai_agent', 'database', 'redis'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** How the requests to a service went, in the last one to two minutes, over all replicas. */
export interface ServiceRequests {
  readonly count: number;
  /** Those without a usable answer: none in time, none at all, or a 5xx. */
  readonly failures: number;
  /** Milliseconds; null: there were none. */
  readonly mean_ms: number | null;
  readonly slowest_ms: number | null;
}

export interface ServiceFailure {
  readonly at: string;
  /** `timeout`, `unreachable`, `5xx`, … */
  readonly reason: string;
}

export interface ConsoleService {
  readonly name: ServiceName;
  readonly status: DependencyHealth;
  /** How long its answer to the health check took just now, milliseconds; null: it has given none. */
  readonly latency_ms: number | null;
  /** Null where they are not counted: of the database and Redis. */
  readonly requests: ServiceRequests | null;
  readonly last_failure: ServiceFailure | null;
}

export interface ConsoleReplica {
  /** As in the field `replica` of the log. */
  readonly name: string;
  readonly version: string;
  readonly roles: readonly string[];
  readonly started_at: string;
  /** Seconds since its last heartbeat; a replica is listed for a minute after that. */
  readonly heartbeat_age: number;
  /** Games that it runs, and how many it should run. Null: it runs none, by its roles. */
  readonly games: number | null;
  readonly share: number | null;
}

export interface ConsoleLimit {
  /** The name of the limit, as in a refusal. */
  readonly limit: string;
  /** `who`: the name of an API key, or the beginning of the SHA-256 digest of an address. */
  readonly by: 'key' | 'address';
  readonly who: string;
  readonly count: number;
  readonly last_at: string;
}

/** GET /console/status. */
export interface ConsoleStatus {
  /** When it was read. */
  readonly at: string;
  readonly version: string;
  /** The name of the API key that was shown, and what it allows. Null: this server has no keys. */
  readonly key_name: string | null;
  readonly actions: readonly ConsoleAction[];
  /** Null while the database does not answer. */
  readonly games: ConsoleGames | null;
  readonly services: readonly ConsoleService[];
  /** This process alone where there is no Redis. Null while Redis does not answer. */
  readonly replicas: readonly ConsoleReplica[] | null;
  /** What was refused in the last hour because a limit was reached; the most frequent first. */
  readonly limits: readonly ConsoleLimit[];
}
