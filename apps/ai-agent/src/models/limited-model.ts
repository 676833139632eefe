import {
  type AskOptions,
  ChatModel,
  type ModelAnswer,
  type ModelListener,
  type ModelQuestion,
  NO_TOKENS,
  type Tokens,
} from './chat-model.js';
import type { KeyLimiter } from './key-limits.js';
import { costOf, type Price } from './prices.js';
import { ProviderFailure } from './provider-failure.js';

/** A model whose requests wait for the limits of its provider's key. */
export class LimitedModel extends ChatModel {
  readonly provider: string;
  readonly model: string;
  override readonly price: Price | undefined;

  constructor(
    private readonly limited: ChatModel,
    private readonly limiter: KeyLimiter,
    price: Price | undefined,
  ) {
    super();
    this.provider = limited.provider;
    this.model = limited.model;
    this.price = price;
  }

  fit(options: AskOptions): AskOptions {
    return this.limited.fit(options);
  }

  async ask(question: ModelQuestion, options: AskOptions, listener: ModelListener): Promise<ModelAnswer> {
    await this.limiter.admit(listener.signal);
    let tokens = NO_TOKENS;
    try {
      const answer = await this.limited.ask(question, options, listener);
      ({ tokens } = answer);
      return answer;
    } catch (error) {
      if (error instanceof ProviderFailure) ({ tokens } = error);
      throw error;
    } finally {
      this.limiter.release(tokens, this.costOf(tokens));
    }
  }

  private costOf(tokens: Tokens): number | null {
    return tokens.costUsd ?? (this.price === undefined ? null : costOf(tokens, this.price));
  }
}
