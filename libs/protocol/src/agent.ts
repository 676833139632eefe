import type { GameAction, ValidAction } from './action.js';
import type { GameState } from './engine.js';

/** POST /games/{id}/decide. */
export interface DecideRequest {
  readonly player_id: string;
  readonly game_state: GameState;
  readonly valid_actions: readonly ValidAction[];
  readonly turn_phase: string;
  /** Milliseconds that are left of the turn. */
  readonly deadline_ms: number;
  /** The engine's own description of the pending decision, where it has one. */
  readonly decision?: unknown;
  /** Why the previous answer was refused, on the second and last try. */
  readonly last_error?: string;
  /** Asks for a decision without a model, such as for a seat whose budget is spent. An agent may ignore it. */
  readonly heuristic_only?: boolean;
}

export interface DecideResponse {
  readonly action: GameAction;
  readonly reasoning?: string | null;
  readonly chat?: string | null;
  readonly usage?: Readonly<Record<string, unknown>> | null;
}

export interface Personality {
  readonly name: string;
  readonly description: string;
  readonly [extra: string]: unknown;
}

/** GET /personalities. */
export interface PersonalitiesResponse {
  readonly personalities: readonly Personality[];
}
