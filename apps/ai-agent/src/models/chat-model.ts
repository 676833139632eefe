export interface Message {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

export interface ModelQuestion {
  readonly system: string;
  /** The last one is the user's. */
  readonly messages: readonly Message[];
  /** JSON Schema of the answer, demanded where the provider can. */
  readonly schema: Readonly<Record<string, unknown>>;
}

export interface ModelHearing {
  /** Ends the request; the answer is then not wanted any more. */
  readonly signal: AbortSignal;
  /** Told the answer's text piece by piece. */
  readonly onText: (piece: string) => void;
  /** Told what a reasoning model thinks before it answers, piece by piece. */
  readonly onThought: (piece: string) => void;
}

/** As the provider counts them; null where it does not say. */
export interface Tokens {
  readonly input: number | null;
  readonly output: number | null;
  readonly cached: number | null;
  readonly costUsd: number | null;
}

export const NO_TOKENS: Tokens = { input: null, output: null, cached: null, costUsd: null };

export interface ModelAnswer {
  readonly text: string;
  /** Whether it ends where the provider's or our limit cut it off. */
  readonly isCutOff: boolean;
  readonly tokens: Tokens;
}

/** A language model at a provider. */
export abstract class ChatModel {
  /** The provider's name in model names: `openai`, `ollama`, … */
  abstract readonly provider: string;
  /** The name by which the provider knows it. */
  abstract readonly model: string;

  /**
   * Asks once, without repetition. Rejects with ProviderFailure and nothing else; no message of it holds the
   * provider's key.
   */
  abstract ask(question: ModelQuestion, hearing: ModelHearing): Promise<ModelAnswer>;
}
