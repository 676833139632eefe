import type { DecisionUsage } from './agent.js';

/**
 * What one decision cost, in an agent's own words: of {@link DecisionUsage} only what it knows, nothing estimated. A type
 * and not an interface, so that it is a JSON object like any other.
 */
export type AgentUsage = { readonly [Field in keyof DecisionUsage]?: NonNullable<DecisionUsage[Field]> };

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
}

/** What a game's seats together may use. Left out: as much as they like. */
export interface Budget {
  /** Input and output tokens. */
  readonly max_tokens?: number;
  /** US dollars. */
  readonly max_cost_usd?: number;
}
