import type { GameAction, ValidAction } from './action.js';
import type { GameState } from './engine.js';
import type { ModelInfo, ModelOptions, TranscriptAttempt } from './model.js';

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
  /** What is played, where its engine describes it. */
  readonly game?: DecidedGame;
  /** The state after an action, as this seat would see it: POST {player_id, action} here. Missing: it cannot be asked. */
  readonly peek_url?: string;
  /** Everybody reads what the seat sends as `chat`, in a game in which players do not all see the same. */
  readonly chat_is_public?: boolean;
  /** What the game's creator asked for. */
  readonly settings?: DecisionSettings;
  /**
   * What was emitted since this seat was asked last, by itself and the others, oldest first. Only the newest are here,
   * without thinking, snapshots and a finished game's state.
   */
  readonly recent_events?: readonly RecentEvent[];
  /** The table's last chat messages, oldest first. */
  readonly talk?: readonly TalkLine[];
  /** Asks for {@link DecideResponse.transcript}. */
  readonly want_transcript?: true;
}

/** The game that a decision is made in. */
export interface DecidedGame {
  readonly name: string;
  /** As its engine words them. */
  readonly rules?: string;
  /** The game's own, in one in which everybody sees the same: chance of a seat that is to be the same for the same seed. */
  readonly seed?: number;
}

/** The settings of a game that matter to who decides in it. */
export interface DecisionSettings {
  /** Left out: the game has no limit of turns. */
  readonly max_turns?: number;
  /** As the creator gave them: what is left out is the engine's to choose. */
  readonly rules?: Readonly<Record<string, unknown>>;
  /** Seconds. */
  readonly turn_timeout: number;
}

/** A numbered event as an agent receives it. */
export interface RecentEvent {
  readonly seq: number;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A chat message at the table. */
export interface TalkLine {
  readonly player_id: string;
  readonly turn_number: number;
  readonly message: string;
}

/** Whom an agent plays. `model` is null for a seat without one. */
export interface DecidingSeat {
  readonly name: string;
  readonly personality: string;
  readonly model: string | null;
  readonly model_options?: ModelOptions;
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
  /** Those of the output tokens that the model spent on thinking. */
  readonly reasoning_tokens?: number | null;
  /** Those of the input tokens that the provider had in a cache. */
  readonly cached_tokens: number | null;
  /** US dollars, where the provider reports it or the agent knows its prices. */
  readonly cost_usd: number | null;
  /** Where the cost is from: the provider, or at least in part the agent's table of prices. */
  readonly cost_source?: 'provider' | 'prices';
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
  /** Which model decided, and how it was asked. */
  readonly model_info?: ModelInfo | null;
  /** Every attempt of this decision, oldest first; only where {@link DecideRequest.want_transcript} asked for it. */
  readonly transcript?: readonly TranscriptAttempt[] | null;
}

export interface Personality {
  readonly name: string;
  readonly description: string;
  /** Which games it knows how to play without a model, by name. Missing: not stated. */
  readonly games?: 'any' | readonly string[];
  readonly [extra: string]: unknown;
}

/** GET /personalities. */
export interface PersonalitiesResponse {
  readonly personalities: readonly Personality[];
  /** Simple players that others are measured against; seats may name them as personalities. */
  readonly baselines?: readonly Personality[];
}
