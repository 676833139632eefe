import type { RecordedDecision } from '../series/game-recorder.js';

/** What models decided and used. Shares are from 0 to 1; null: there was nothing, or nobody reported it. */
export interface ModelResult {
  /** Of the decisions with a choice, those that the model made. */
  readonly model_share: number | null;
  /** How often a decision of the model came to what, by the agent's word. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly input_tokens: number;
  readonly cached_tokens: number;
  readonly output_tokens: number;
  readonly reasoning_tokens: number;
  readonly cost_usd: number | null;
}

/** Adds up what the agents of one competitor report of its model. */
export class ModelCounts {
  private asked = 0;
  private byModel = 0;
  private readonly outcomes = new Map<string, number>();
  private readonly tokens = { input: 0, cached: 0, output: 0, reasoning: 0 };
  private costUsd: number | null = null;

  add({ by, usage }: RecordedDecision): void {
    if (by !== 'forced') this.asked += 1;
    if (by === 'model') this.byModel += 1;
    if (usage === undefined) return;
    const { outcome, input_tokens, cached_tokens, output_tokens, reasoning_tokens, cost_usd } = usage;
    if (outcome !== undefined) this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
    this.tokens.input += input_tokens ?? 0;
    this.tokens.cached += cached_tokens ?? 0;
    this.tokens.output += output_tokens ?? 0;
    this.tokens.reasoning += reasoning_tokens ?? 0;
    if (cost_usd !== undefined) this.costUsd = (this.costUsd ?? 0) + cost_usd;
  }

  result(): ModelResult {
    const { input, cached, output, reasoning } = this.tokens;
    return {
      model_share: this.asked === 0 ? null : this.byModel / this.asked,
      outcomes: Object.fromEntries([...this.outcomes].toSorted(([a], [b]) => a.localeCompare(b))),
      input_tokens: input,
      cached_tokens: cached,
      output_tokens: output,
      reasoning_tokens: reasoning,
      cost_usd: this.costUsd,
    };
  }
}
