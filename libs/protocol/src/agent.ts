import type { GameAction, ValidAction } from './action.js';
import type { GameState } from './engine.js';

/** POST /games/{id}/decide. */
export interface DecideRequest {
  readonly player_id: string;
  readonly game_state: GameState;
  readonly valid_actions: readonly ValidAction[];
  readonly turn_phase: string;
  /** The seat as the game's creator described it, whether or not it is in the engine's state too. */
  readonly seat?: DecidingSeat;
  /** Milliseconds that are left of the turn. */
  readonly deadline_ms: number;
  /** The engine's own description of the pending decision, where it has one. */
  readonly decision?: unknown;
  /** Why the previous answer was refused, on the second and last try. */
  readonly last_error?: string;
  /** Asks for a decision without a model, such as in a game whose budget is spent. An agent may ignore it. */
  readonly heuristic_only?: boolean;
}

/** Whom an agent plays. `model` is null for a seat without one. */
export interface DecidingSeat {
  readonly name: string;
  readonly personality: string;
  readonly model: string | null;
}

/** What one decision cost, failed attempts included. Nothing is estimated: what the provider does not report is null. */
export type DecisionUsage = {
  readonly provider: string;
  readonly model: string;
  /** Requests to the provider, with repetitions after failures and the correction of an illegal answer. */
  readonly attempts: number;
  /** Attempts whose tokens the provider did not report, such as those that were cut off by the deadline. */
  readonly unreported_attempts: number;
  /** From the first request to the last byte of the last answer, in milliseconds. */
  readonly latency_ms: number;
  /** From the first request to the first text of any answer; null if there was none. */
  readonly time_to_first_token_ms: number | null;
  readonly input_tokens: number | null;
  readonly output_tokens: number | null;
  /** Those of the input tokens that the provider had in a cache. */
  readonly cached_tokens: number | null;
  /** US dollars, only where the provider reports it. */
  readonly cost_usd: number | null;
  /** `answered`, `corrected` (legal at the second try), or the word for why no model decided. */
  readonly outcome: string;
};

export interface DecideResponse {
  readonly action: GameAction;
  readonly reasoning?: string | null;
  readonly chat?: string | null;
  /** Our own agent gives {@link DecisionUsage}. */
  readonly usage?: Readonly<Record<string, unknown>> | null;
  /** Who decided: `model`, `heuristic`, or `forced` where there was no choice; others may use other words. */
  readonly source?: string | null;
}

export interface Personality {
  readonly name: string;
  readonly description: string;
  readonly [extra: string]: unknown;
}

/** GET /personalities. */
export interface PersonalitiesResponse {
  readonly personalities: readonly Personality[];
  /** Simple players that others are measured against; seats may name them as personalities. */
  readonly baselines?: readonly Personality[];
}
