import type { DecideRequest, DecideResponse } from '#libs/protocol';

export interface AgentAsk {
  readonly gameId: string;
  /** That seat's own agent service; without it, the common one. */
  readonly url?: string;
  readonly request: DecideRequest;
  /** Milliseconds until the whole answer must be there. */
  readonly timeoutMs: number;
  /** Fires when nobody wants the answer any more. */
  readonly signal: AbortSignal;
  /** Told what the agent thinks aloud, as it does. Must not throw. */
  readonly onThinking?: (text: string) => void;
}

/**
 * `agent_unreachable` – refused, reset, or closed before the answer was whole;
 * `agent_http_error` – a status other than 2xx;
 * `agent_bad_answer` – an answer that holds no decision;
 * `agent_too_large` – an answer larger than allowed.
 */
export type AgentFailureCode = 'agent_unreachable' | 'agent_http_error' | 'agent_bad_answer' | 'agent_too_large';

export type AgentAnswer =
  /** The action has a type; whether it is valid is not known yet. `reasoning` has at most 2,000 characters, `chat` 280. */
  | { readonly kind: 'answered'; readonly response: DecideResponse }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'aborted' }
  /** `error` is a predicate that says what happened: "answered 500". */
  | { readonly kind: 'failed'; readonly code: AgentFailureCode; readonly error: string };

/** The agents that decide for the seats. */
export abstract class AIAgentClient {
  /**
   * Asks a seat's agent once, without repetition. Whatever the agent or the network does is a value, never a rejection. At
   * the deadline, and when `signal` fires, the request is aborted: its socket closes, and a late answer is dropped.
   */
  abstract decide(ask: AgentAsk): Promise<AgentAnswer>;

  /** Whether the common agent service answers, within 2 seconds. */
  abstract isHealthy(): Promise<boolean>;
}
