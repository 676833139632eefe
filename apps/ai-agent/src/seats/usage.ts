import type { DecisionUsage } from '#libs/protocol';
import { type AskOptions, type ChatModel, costOf, type Tokens } from '../models/index.js';

/** Adds up what a decision costs, attempt by attempt. */
export class UsageMeter {
  private began: number | undefined;
  /** The model that the provider named last. */
  reportedModel: string | undefined;
  /** The longest answer that the last attempt asked for. */
  maxOutputTokens: number | undefined;
  /** Part of the cost is not the provider's own figure. */
  private isComputed = false;
  private attempts = 0;
  private unreported = 0;
  private firstTokenAt: number | null = null;
  private lastByteAt = 0;
  private readonly sums: Record<keyof Tokens, number | null> = {
    input: null,
    output: null,
    cached: null,
    reasoning: null,
    costUsd: null,
  };

  /** @param now milliseconds from any moment, never going back. */
  constructor(
    private readonly model: ChatModel,
    private readonly now: () => number,
  ) {}

  /** A request goes out. */
  attempted({ maxOutputTokens }: AskOptions): void {
    this.began ??= this.now();
    this.maxOutputTokens = maxOutputTokens;
    this.attempts += 1;
  }

  /** Text came; the first counts. */
  received(): void {
    this.firstTokenAt ??= this.now();
  }

  /** An attempt is over, well or not. */
  spent(tokens: Tokens): void {
    this.lastByteAt = this.now();
    // Anthropic counts the input at once; what was written is unknown until the end.
    if (tokens.input === null || tokens.output === null) this.unreported += 1;
    const { price } = this.model;
    const computed = price === undefined || tokens.costUsd !== null ? null : costOf(tokens, price);
    if (computed !== null) this.isComputed = true;
    for (const kind of ['input', 'output', 'cached', 'reasoning', 'costUsd'] as const) {
      const count = kind === 'costUsd' ? (tokens.costUsd ?? computed) : tokens[kind];
      if (count !== null) this.sums[kind] = (this.sums[kind] ?? 0) + count;
    }
  }

  total(outcome: string): DecisionUsage {
    const { input, output, cached, reasoning, costUsd } = this.sums;
    const { began = 0 } = this;
    return {
      provider: this.model.provider,
      model: this.model.model,
      attempts: this.attempts,
      unreported_attempts: this.unreported,
      latency_ms: Math.round(Math.max(0, this.lastByteAt - began)),
      time_to_first_token_ms: this.firstTokenAt === null ? null : Math.round(this.firstTokenAt - began),
      input_tokens: input,
      output_tokens: output,
      reasoning_tokens: reasoning,
      cached_tokens: cached,
      cost_usd: costUsd,
      ...(costUsd !== null && { cost_source: this.isComputed ? 'prices' : 'provider' }),
      outcome,
    };
  }
}

/** Where no model was asked at all. */
export function noUsage(provider: string, model: string, outcome: string): DecisionUsage {
  return {
    provider,
    model,
    attempts: 0,
    unreported_attempts: 0,
    latency_ms: 0,
    time_to_first_token_ms: null,
    input_tokens: null,
    output_tokens: null,
    reasoning_tokens: null,
    cached_tokens: null,
    cost_usd: null,
    outcome,
  };
}
