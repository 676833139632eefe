export const REASONING_EFFORTS = ['minimal', 'low', 'medium', 'high'] as const;
export type ReasoningEffort = (typeof REASONING_EFFORTS)[number];

/** How a seat's model is asked. What is left out is the agent's to choose. */
export interface ModelOptions {
  readonly reasoning_effort?: ReasoningEffort;
  /** Tokens, 0 to 200,000. */
  readonly thinking_budget?: number;
  /** 0 to 2. */
  readonly temperature?: number;
  /** 16 to 200,000, thoughts included. */
  readonly max_output_tokens?: number;
  /** Unsigned 32-bit integer. */
  readonly seed?: number;
  /** Seconds for one request to the model, 0.05 to 600. */
  readonly timeout?: number;
}

/** Which model decided, and how it was asked: with this a result can be compared and repeated. */
export interface ModelInfo {
  readonly provider: string;
  /** As the seat names it. */
  readonly model: string;
  /** The version that the provider names. */
  readonly reported_model?: string;
  readonly prompt_version?: string;
  /** The parameters that the provider was sent. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Those that the seat asked for and the provider cannot do or has refused. */
  readonly left_out?: readonly string[];
  readonly agent_version?: string;
}

/** One request to a model and what came of it. It never holds a key. */
export interface TranscriptAttempt {
  /** As the provider was asked, such as `{ messages: [{ role, content }] }`. */
  readonly request: unknown;
  /** As the model answered. */
  readonly answer: unknown;
  readonly thoughts: string | null;
  /** How the answer ended, such as `finished` or `cut_off`; games of earlier versions do not have it. */
  readonly ending?: string | null;
  /** What was read from the answer; null: nothing that could be used. */
  readonly choice: unknown;
  readonly error: string | null;
  readonly usage: Readonly<Record<string, unknown>> | null;
  readonly latency_ms: number;
  readonly reported_model: string | null;
  readonly prompt_version: string | null;
  readonly prompt_hash: string | null;
}

/** A line of GET /games/{id}/transcript: one attempt of one decision. */
export interface TranscriptLine extends TranscriptAttempt {
  /** 1, 2, 3, … per game. */
  readonly nr: number;
  readonly step: number;
  /** The number of the last event before the decision. */
  readonly seq: number;
  readonly turn_number: number;
  readonly player_id: string;
  readonly player_name: string;
  /** Its choice is what the seat did. */
  readonly is_chosen: boolean;
}

/** GET /models of an agent service. */
export interface ModelsResponse {
  readonly providers: readonly ModelProvider[];
  /** The models that are known by name, as seats name them. */
  readonly models?: readonly string[];
  /** A provider takes names that are not listed. */
  readonly open: boolean;
  /** Names of providers that are not configured: a model that begins with one of them and a colon is not served. */
  readonly unconfigured?: readonly string[];
}

export interface ModelProvider {
  readonly name: string;
  readonly kind: string;
}

/** What a seat without a model may name as one. */
const NO_MODEL: readonly string[] = ['', 'heuristic', 'none'];

/** Whether a seat's `model` names one. */
export function isModelName(model: string | null): model is string {
  return model !== null && !NO_MODEL.includes(model.trim().toLowerCase());
}
