import { HttpStatus } from '@nestjs/common';
import type { RuleRefusalCode } from '#libs/monopoly';
import { ProblemException } from '#libs/service';

export type RequestRefusalCode =
  | RuleRefusalCode
  | 'game_not_found'
  | 'game_not_started'
  | 'rules_version_unknown'
  | 'unknown_player'
  | 'unknown_action'
  | 'stale_decision'
  | 'idempotency_key_reused';

/** Why something was not done. */
export interface RequestRefusal {
  readonly code: RequestRefusalCode;
  readonly message: string;
  /** The action types that the seat to move may choose from. */
  readonly allowed?: readonly string[];
}

/** What was asked for, or why not. */
export type RequestResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: RequestRefusal };

const STATUS: Readonly<Record<RequestRefusalCode, HttpStatus>> = {
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

export function accepted<T>(value: T): RequestResult<T> {
  return { ok: true, value };
}

export function refused(code: RequestRefusalCode, message: string, allowed?: readonly string[]): RequestResult<never> {
  return { ok: false, refusal: { code, message, ...(allowed && { allowed }) } };
}

export function gameNotFound(id: string): RequestResult<never> {
  return refused('game_not_found', `There is no game ${id}.`);
}

/** The value, or the refusal as the HTTP problem that it is. */
export function valueOrProblem<T>(outcome: RequestResult<T>): T {
  if (outcome.ok) return outcome.value;
  const { code, message, allowed } = outcome.refusal;
  throw new ProblemException(STATUS[code], code, message, undefined, {
    success: false,
    message,
    ...(allowed && { allowed }),
  });
}
