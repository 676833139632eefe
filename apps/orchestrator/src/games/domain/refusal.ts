/** Why a request about a game cannot be met. */
export type RefusalCode =
  | 'game_not_found'
  | 'game_starting'
  | 'game_completed'
  | 'game_stopped'
  | 'game_failed'
  | 'game_not_paused'
  | 'game_not_finished'
  | 'idempotency_key_reused'
  | 'invalid_cursor'
  | 'seq_out_of_range'
  | 'engine_unavailable'
  | 'stale_step'
  | 'too_many_requests';

/** A refusal is a value with a name; the edges translate it once. */
export interface Refusal {
  readonly refused: RefusalCode;
  /** A sentence for the client. */
  readonly detail: string;
  /** Seconds after which it may be asked again. */
  readonly retryAfter?: number;
}

export function refuse(code: RefusalCode, detail: string, retryAfter?: number): Refusal {
  return { refused: code, detail, ...(retryAfter !== undefined && { retryAfter }) };
}

export function isRefusal(value: object): value is Refusal {
  return 'refused' in value;
}

/** The commit of a runner that another runner has overtaken. */
export const STALE: Refusal = refuse('stale_step', 'The game has moved on.');
