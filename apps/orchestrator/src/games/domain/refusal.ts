import type { Refused } from '#libs/protocol';

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
  | 'too_many_requests'
  | 'unknown_player'
  | 'invalid_request'
  | 'unknown_game'
  | 'seats'
  | 'invalid_options'
  | 'peek_unavailable'
  | 'tournament_not_found'
  | 'tournament_over'
  | 'name_taken'
  | 'not_a_ladder'
  | 'entrant_not_found'
  | 'seat_not_found'
  | 'seat_not_open'
  | 'seat_taken'
  | 'seat_token_wrong'
  | 'seat_replaced'
  | 'not_your_turn'
  | 'illegal_action'
  | 'fork_unavailable';

/** Why a command or a query was not done. */
export interface Refusal extends Refused<RefusalCode> {
  /** Seconds after which it may be asked again. */
  readonly retryAfter?: number;
  /** The name of the limit that was reached. */
  readonly limit?: string;
  /** What of the request is wrong, part by part. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

export function refuse(code: RefusalCode, detail: string): Refusal {
  return { refused: code, detail };
}

/** A limit is reached. `retryAfter`: seconds, where time alone helps. */
export function tooMany(limit: string, detail: string, retryAfter?: number): Refusal {
  return { ...refuse('too_many_requests', detail), limit, ...(retryAfter !== undefined && { retryAfter }) };
}

/** The commit of a runner that another runner has overtaken. */
export const STALE: Refusal = refuse('stale_step', 'The game has moved on.');
