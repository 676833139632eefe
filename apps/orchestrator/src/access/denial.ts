export type DenialCode =
  | 'api_key_missing'
  | 'api_key_unknown'
  | 'insufficient_scope'
  | 'origin_not_allowed'
  | 'host_not_allowed'
  | 'too_many_requests';

/** Why a request or a message is refused before its content is read. */
export interface Denial {
  /** 401: no key came with the request; 403: not with this key, from this page or by this name; 429: too much of it. */
  readonly status: 401 | 403 | 429;
  readonly code: DenialCode;
  /** A sentence for the client. It repeats no key. */
  readonly detail: string;
  /** The limit that was reached. */
  readonly limit?: string;
  /** Seconds. */
  readonly retryAfter?: number;
}

export const UNKNOWN_HOST: Denial = {
  status: 403,
  code: 'host_not_allowed',
  detail:
    'This server does not know the name in the Host header. Where that is its name, set ORCHESTRATOR_PUBLIC_URL to its address, or ORCHESTRATOR_TRUST_PROXY to the address of the proxy before it.',
};
