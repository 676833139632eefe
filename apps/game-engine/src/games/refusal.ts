import { HttpStatus } from '@nestjs/common';
import type { RuleRefusalCode } from '#libs/monopoly';
import { isRefusal, type Refused } from '#libs/protocol';
import { ProblemException } from '#libs/service';

export type RequestRefusalCode =
  | RuleRefusalCode
  | 'unknown_game'
  | 'seats'
  | 'invalid_options'
  | 'invalid_from'
  | 'game_not_found'
  | 'game_not_started'
  | 'rules_version_unknown'
  | 'unknown_player'
  | 'unknown_action'
  | 'stale_decision'
  | 'idempotency_key_reused';

/** Why something was not done. */
export interface RequestRefusal extends Refused<RequestRefusalCode> {
  /** The action types that the seat to move may choose from. */
  readonly allowed?: readonly string[];
}

const STATUS: Readonly<Record<RequestRefusalCode, HttpStatus>> = {
  unknown_game: HttpStatus.BAD_REQUEST,
  seats: HttpStatus.BAD_REQUEST,
  invalid_options: HttpStatus.BAD_REQUEST,
  invalid_from: HttpStatus.BAD_REQUEST,
  game_not_found: HttpStatus.NOT_FOUND,
  game_not_started: HttpStatus.CONFLICT,
  rules_version_unknown: HttpStatus.CONFLICT,
  game_over: HttpStatus.CONFLICT,
  not_your_move: HttpStatus.CONFLICT,
  unknown_player: HttpStatus.BAD_REQUEST,
  stale_decision: HttpStatus.CONFLICT,
  unknown_action: HttpStatus.BAD_REQUEST,
  illegal_action: HttpStatus.BAD_REQUEST,
  invalid_parameters: HttpStatus.BAD_REQUEST,
  illegal_trade: HttpStatus.BAD_REQUEST,
  trade_repeated: HttpStatus.BAD_REQUEST,
  idempotency_key_reused: HttpStatus.UNPROCESSABLE_ENTITY,
};

export function refuse(code: RequestRefusalCode, detail: string, allowed?: readonly string[]): RequestRefusal {
  return { refused: code, detail, ...(allowed && { allowed }) };
}

export function gameNotFound(id: string): RequestRefusal {
  return refuse('game_not_found', `There is no game ${id}.`);
}

/** What was asked for, or the problem that explains the refusal. */
export function orProblem<T>(outcome: T | RequestRefusal): T {
  if (!isRefusal(outcome)) return outcome;
  const { refused, detail, allowed } = outcome;
  throw new ProblemException(STATUS[refused], refused, detail, undefined, {
    success: false,
    message: detail,
    ...(allowed && { allowed }),
  });
}
