import { HttpStatus } from '@nestjs/common';
import type { DenialCode } from '../../access/index.js';
import type { RefusalCode } from '../domain/refusal.js';

/** Why a request is answered with a problem before a command or a query is begun, or because what it needs is down. */
type EdgeCode =
  | 'bad_request'
  | 'invalid_request'
  | 'agent_url_refused'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'engine_error'
  | 'database_unavailable';

export type ProblemCode = RefusalCode | DenialCode | EdgeCode;

interface DescribedProblem {
  readonly status: number;
  /** An example of its `detail`. */
  readonly detail: string;
}

/** Every `code` of a problem, and its status. A code that is missing here does not compile. */
export const PROBLEMS: Readonly<Record<ProblemCode, DescribedProblem>> = {
  bad_request: { status: HttpStatus.BAD_REQUEST, detail: 'The body is not JSON: Unexpected end of JSON input' },
  invalid_request: {
    status: HttpStatus.BAD_REQUEST,
    detail: 'agents: agents must contain at least 2 elements',
  },
  agent_url_refused: {
    status: HttpStatus.BAD_REQUEST,
    detail: 'agents.0.url: url leads to a private address; allowed are addresses on the public internet.',
  },
  unknown_player: {
    status: HttpStatus.BAD_REQUEST,
    detail: 'agents.0.personality: the agent service knows aggressive, analytical, chaotic, conservative.',
  },
  unknown_game: {
    status: HttpStatus.BAD_REQUEST,
    detail: 'settings.game: there is no engine chess; known are monopoly, connect-four.',
  },
  seats: { status: HttpStatus.BAD_REQUEST, detail: 'agents: Connect Four takes 2 seats; 3 were sent' },
  invalid_options: { status: HttpStatus.BAD_REQUEST, detail: 'settings.options.rows: must be <= 20' },
  peek_unavailable: {
    status: HttpStatus.CONFLICT,
    detail: 'What an action leads to is not shown in this game.',
  },
  tournament_not_found: {
    status: HttpStatus.NOT_FOUND,
    detail: 'There is no tournament 2f6b0a2e-8d53-4c1f-9a41-9d2f3b7c6e10.',
  },
  tournament_over: { status: HttpStatus.CONFLICT, detail: 'The tournament is finished.' },
  name_taken: { status: HttpStatus.CONFLICT, detail: 'An entrant called Ada is there already.' },
  not_a_ladder: { status: HttpStatus.CONFLICT, detail: 'Only a ladder is joined and left; this is a swiss.' },
  entrant_not_found: { status: HttpStatus.NOT_FOUND, detail: 'Nobody in this tournament is called e9.' },
  fork_unavailable: {
    status: HttpStatus.CONFLICT,
    detail: 'This game cannot be forked there: its engine does not announce that it makes games anew.',
  },
  invalid_cursor: {
    status: HttpStatus.BAD_REQUEST,
    detail: 'cursor must be the next_cursor of an earlier answer.',
  },
  seq_out_of_range: {
    status: HttpStatus.BAD_REQUEST,
    detail: "seq must be from 0 to 120, the number of the game's last event.",
  },
  api_key_missing: {
    status: HttpStatus.UNAUTHORIZED,
    detail: 'This server asks for an API key here: send it as Authorization: Bearer <key>.',
  },
  api_key_unknown: {
    status: HttpStatus.FORBIDDEN,
    detail: 'This server does not know this API key, and it is not the control_token of this game.',
  },
  insufficient_scope: {
    status: HttpStatus.FORBIDDEN,
    detail: 'This API key may not create games: that takes one with the scope create or admin.',
  },
  origin_not_allowed: {
    status: HttpStatus.FORBIDDEN,
    detail: 'A page of https://elsewhere.example may not control games here.',
  },
  host_not_allowed: {
    status: HttpStatus.FORBIDDEN,
    detail: 'This server does not know the name in the Host header.',
  },
  game_not_found: { status: HttpStatus.NOT_FOUND, detail: 'There is no game 2f6b0a2e-8d53-4c1f-9a41-9d2f3b7c6e10.' },
  game_starting: { status: HttpStatus.CONFLICT, detail: 'A game that is starting cannot be paused.' },
  game_completed: { status: HttpStatus.CONFLICT, detail: 'A game that is completed cannot be paused.' },
  game_stopped: { status: HttpStatus.CONFLICT, detail: 'A game that is stopped cannot be paused.' },
  game_failed: { status: HttpStatus.CONFLICT, detail: 'A game that is failed cannot be paused.' },
  game_not_paused: {
    status: HttpStatus.CONFLICT,
    detail: 'Only a paused game can be stepped; this one is running.',
  },
  game_not_finished: { status: HttpStatus.CONFLICT, detail: 'The game is running; it has no result yet.' },
  idempotency_key_reused: {
    status: HttpStatus.CONFLICT,
    detail: 'This Idempotency-Key was used with another request before.',
  },
  seat_not_found: { status: HttpStatus.NOT_FOUND, detail: 'There is no seat p7 in this game.' },
  seat_not_open: { status: HttpStatus.CONFLICT, detail: 'This seat is not open: an agent plays it.' },
  seat_taken: { status: HttpStatus.CONFLICT, detail: 'Somebody has taken the seat Seat 2.' },
  seat_token_wrong: {
    status: HttpStatus.FORBIDDEN,
    detail: "This takes the seat's own seat_token: send it as Authorization: Bearer <seat_token>.",
  },
  seat_replaced: {
    status: HttpStatus.CONFLICT,
    detail: 'Its holder was away for longer than 120 s: another agent plays this seat now.',
  },
  not_your_turn: { status: HttpStatus.CONFLICT, detail: 'The game does not wait for Ann now.' },
  illegal_action: {
    status: HttpStatus.BAD_REQUEST,
    detail: 'buy_property is not possible now; possible: roll_dice. Correct it: the next answer is the last.',
  },
  stale_step: { status: HttpStatus.CONFLICT, detail: 'The game has moved on.' },
  payload_too_large: { status: HttpStatus.PAYLOAD_TOO_LARGE, detail: 'Request body is too large' },
  unsupported_media_type: {
    status: HttpStatus.UNSUPPORTED_MEDIA_TYPE,
    detail: 'Unsupported Media Type',
  },
  too_many_requests: {
    status: HttpStatus.TOO_MANY_REQUESTS,
    detail: 'Too many requests from your address: try again in 12 s.',
  },
  engine_error: { status: HttpStatus.BAD_GATEWAY, detail: 'The game engine failed: answered 500' },
  engine_unavailable: {
    status: HttpStatus.SERVICE_UNAVAILABLE,
    detail: 'The game engine is down: it does not answer',
  },
  database_unavailable: {
    status: HttpStatus.SERVICE_UNAVAILABLE,
    detail: 'The games can neither be read nor written right now. Try again in a moment.',
  },
};
