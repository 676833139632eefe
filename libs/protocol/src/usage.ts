import type { DecisionUsage } from './agent.js';
import type { ModelInfo } from './model.js';

/**
 * What one decision cost, in an agent's own words: of {@link DecisionUsage} only what it knows, nothing estimated. A type
 * and not an interface, so that it is a JSON object like any other.
 */
export type AgentUsage = { readonly [Field in keyof DecisionUsage]?: NonNullable<DecisionUsage[Field]> };

/**
 * Who decided: the seat's model; its agent's heuristic; its agent where there was one legal action; its agent without a
 * word about it; or nobody, so that the default action was taken.
 */
export const DECIDERS = ['model', 'heuristic', 'forced', 'agent', 'default'] as const;
export type DecidedBy = (typeof DECIDERS)[number];

/** What a seat has decided and used in a game. Tokens are those that its agent reported. */
export interface SeatUsage {
  readonly player_id: string;
  readonly player_name: string;
  readonly decisions: number;
  /** Decisions that were made for it. */
  readonly defaults: number;
  readonly timeouts: number;
  readonly attempts: number;
  /** Attempts whose tokens nobody reported, and which are therefore in none of the sums. */
  readonly unreported_attempts: number;
  readonly input_tokens: number;
  readonly output_tokens: number;
  /** Those of the output tokens that the model spent on thinking. */
  readonly reasoning_tokens?: number;
  readonly cached_tokens: number;
  /** US dollars; null: its agent never reported any. */
  readonly cost_usd: number | null;
  /** How many decisions each of them made; games of earlier versions did not count them. */
  readonly decided_by?: Readonly<Record<DecidedBy, number>>;
  /** The model's part of the decisions that were not forced, 0 to 1; null: the seat has no model, or made no such decision. */
  readonly model_share?: number | null;
  /** How often a decision of its model came to this, such as `answered`, `corrected`, `cut_off`, `rate_limited`, `timeout`. */
  readonly outcomes?: Readonly<Record<string, number>>;
  /** Which model decided last, and how it was asked, in its agent's words. */
  readonly model_info?: ModelInfo;
  /** The fields of `model_info` that were not the same throughout the game. */
  readonly model_info_changed?: readonly string[];
  /** It gave up: default actions are taken for it. */
  readonly forfeited?: true;
}

/** What a game's seats together, or one seat, may use. Left out: as much as they like. */
export interface Budget {
  /** Input and output tokens. */
  readonly max_tokens?: number;
  /** US dollars. */
  readonly max_cost_usd?: number;
}
