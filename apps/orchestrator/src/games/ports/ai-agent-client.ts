import type { Span } from '#libs/tracing';
import type { AgentUsage, DecideRequest, DecideResponse, ModelsResponse } from '#libs/protocol';

export interface AgentAsk {
  /** Of this request alone, and the same when it is sent again after a crash. Without dots. */
  readonly id: string;
  readonly gameId: string;
  /** That seat's own agent service; without it, the common one. */
  readonly url?: string;
  readonly request: DecideRequest;
  /** Milliseconds until the whole answer must be there. */
  readonly timeoutMs: number;
  /** Fires when the answer is not needed any more. */
  readonly signal: AbortSignal;
  /** Receives what the agent thinks aloud, as it arrives. Must not throw. */
  readonly onThinking?: (text: string) => void;
  /** What the request is a part of, where that is traced. */
  readonly span?: Span | undefined;
}

/**
 * `agent_unreachable` – refused, reset, or closed before the answer was whole;
 * `agent_http_error` – a status other than 2xx;
 * `agent_bad_answer` – an answer that holds no decision;
 * `agent_too_large` – an answer larger than allowed;
 * `agent_url_refused` – the seat's `url` leads to an address that may not be called, and was not.
 */
export type AgentFailureCode =
  'agent_unreachable' | 'agent_http_error' | 'agent_bad_answer' | 'agent_too_large' | 'agent_url_refused';

/**
 * A decision as it was read: what people are shown without control characters and of bounded length (`reasoning` 2,000
 * characters, `chat` 280, `source` 50), numbers checked. The action is as the agent sent it, up to 16,384 characters.
 */
export interface AgentDecision extends Omit<DecideResponse, 'usage' | 'source'> {
  readonly usage?: AgentUsage | null;
  /** Who decided, in the agent's own word, such as `model` or `heuristic`. */
  readonly source?: string;
}

export type AgentAnswer =
  /** The action has a type; whether it is valid is not known yet. */
  | { readonly kind: 'answered'; readonly response: AgentDecision }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'aborted' }
  /** `error` is a predicate that describes what happened: "answered 500". `usage`, where the answer reports what it cost. */
  | {
      readonly kind: 'failed';
      readonly code: AgentFailureCode;
      readonly error: string;
      readonly usage?: AgentUsage | null;
    };

/** Whom an agent service can play. What is missing it does not report, and may play anybody. */
export interface KnownPlayers {
  readonly personalities?: readonly string[];
  readonly models?: ModelsResponse;
}

/** The agents that decide for the seats. */
export abstract class AIAgentClient {
  /**
   * Asks a seat's agent once, without repetition. A failure of the agent or the network is a value, never a rejection. At
   * the deadline, and when `signal` fires, the request is aborted: its socket closes, and a late answer is dropped.
   */
  abstract decide(ask: AgentAsk): Promise<AgentAnswer>;

  /** Whether the common agent service answers, within 2 seconds. */
  abstract isHealthy(): Promise<boolean>;

  /**
   * Whom the agent service at a seat's `url`, else the common one, can play, as far as it reports it. It answers within two
   * seconds, and what fails is what is not known: it never rejects. A client that cannot find out knows nothing.
   */
  known(_url?: string): Promise<KnownPlayers> {
    return Promise.resolve({});
  }
}
