import type { DecisionUsage } from '#libs/protocol';
import type { ChatModel, Tokens } from '../models/index.js';

/** Adds up what a decision costs, attempt by attempt. */
export class UsageMeter {
  private readonly began: number;
  private attempts = 0;
  private unreported = 0;
  private firstTokenAt: number | null = null;
  private lastByteAt: number;
  private readonly sums: Record<keyof Tokens, number | null> = {
    input: null,
    output: null,
    cached: null,
    costUsd: null,
  };

  /** @param now milliseconds from any moment, never going back. */
  constructor(
    private readonly model: ChatModel,
    private readonly now: () => number,
  ) {
    this.began = now();
    this.lastByteAt = this.began;
  }

  attempted(): void {
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
    for (const kind of ['input', 'output', 'cached', 'costUsd'] as const) {
      const count = tokens[kind];
      if (count !== null) this.sums[kind] = (this.sums[kind] ?? 0) + count;
    }
  }

  total(outcome: string): DecisionUsage {
    const { input, output, cached, costUsd } = this.sums;
    return {
      provider: this.model.provider,
      model: this.model.model,
      attempts: this.attempts,
      unreported_attempts: this.unreported,
      latency_ms: Math.round(this.lastByteAt - this.began),
      time_to_first_token_ms: this.firstTokenAt === null ? null : Math.round(this.firstTokenAt - this.began),
      input_tokens: input,
      output_tokens: output,
      cached_tokens: cached,
      cost_usd: costUsd,
      outcome,
    };
  }
}
