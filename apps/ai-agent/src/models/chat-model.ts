import type { JsonObject, ReasoningEffort } from '#libs/protocol';
import type { Price } from './prices.js';

export interface Message {
  readonly role: 'user' | 'assistant';
  readonly text: string;
  /**
   * Ends of the parts of `text` that the next questions of the same seat begin with too, in UTF-16 units from its
   * beginning, ascending: up to there a provider can keep it in a cache.
   */
  readonly stableEnds?: readonly number[];
}

export interface ModelQuestion {
  /** The same in all questions of a seat. */
  readonly system: string;
  /** The last one is the user's. */
  readonly messages: readonly Message[];
  /** JSON Schema of the answer, demanded where the provider can. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Changes with every change to how questions are worded. */
  readonly promptVersion: string;
}

/** How a question is put to a model. What is left out is up to the provider. */
export interface AskOptions {
  /** The longest answer, its thinking included. */
  readonly maxOutputTokens: number;
  readonly temperature?: number | undefined;
  readonly reasoningEffort?: ReasoningEffort | undefined;
  /** Tokens for thinking alone; 0: none. */
  readonly thinkingBudget?: number | undefined;
  readonly seed?: number | undefined;
}

/** What went to a provider, as far as it may be shown: the body, without headers and keys. */
export interface SentRequest {
  readonly body: JsonObject;
  /** The options that it carries. */
  readonly options: AskOptions;
}

export interface ModelListener {
  /** Ends the request; the answer is then not wanted any more. */
  readonly signal: AbortSignal;
  /** Called when the question goes to the provider. */
  readonly onRequest?: (sent: SentRequest) => void;
  /** Receives the answer's text piece by piece. */
  readonly onText: (piece: string) => void;
  /** Receives what a reasoning model thinks before it answers, piece by piece. */
  readonly onThinking: (piece: string) => void;
}

/** As the provider counts them; null where it does not report them. */
export interface Tokens {
  readonly input: number | null;
  readonly output: number | null;
  /** Those of the input that it had in a cache. */
  readonly cached: number | null;
  /** Those of the output that were thinking. */
  readonly reasoning: number | null;
  readonly costUsd: number | null;
}

export const NO_TOKENS: Tokens = { input: null, output: null, cached: null, reasoning: null, costUsd: null };

/**
 * How an answer ended:
 * `finished` – as the model wanted;
 * `cut_off` – at the provider's or our limit of tokens;
 * `filtered` – by the provider's content filter;
 * `refused` – the model declined to answer;
 * `other` – for a reason that is not known here;
 * `broken_off` – by an error, or without any end.
 */
export const ENDINGS = ['finished', 'cut_off', 'filtered', 'refused', 'other', 'broken_off'] as const;
export type Ending = (typeof ENDINGS)[number];

/** What a model wrote, whole or not. */
export interface Writing {
  /** Its text; where it wrote none, the calls of tools that it made, as JSON. */
  readonly text: string;
  /** Its thinking outside of its text. */
  readonly thoughts: string;
  readonly ending: Ending;
  /** The model that the provider names in its answer: often a dated version of the one that was asked for. */
  readonly reportedModel?: string | undefined;
}

export interface ModelAnswer extends Writing {
  readonly tokens: Tokens;
}

/** A language model at a provider. */
export abstract class ChatModel {
  /** What its tokens cost, where its provider does not report that; undefined: nobody knows. */
  readonly price?: Price | undefined;
  /** The provider's name in model names: `openai`, `ollama`, … */
  abstract readonly provider: string;
  /** The name by which the provider knows it. */
  abstract readonly model: string;

  /**
   * Asks once, without repetition. Rejects with ProviderFailure and nothing else, which holds what was written until
   * then; no message of it holds the provider's key.
   */
  abstract ask(question: ModelQuestion, options: AskOptions, listener: ModelListener): Promise<ModelAnswer>;

  /** What of these options a request carries: not what the provider cannot do, or has refused before. */
  abstract fit(options: AskOptions): AskOptions;
}
