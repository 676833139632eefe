import { HttpStatus } from '@nestjs/common';
import { ProblemException } from '#libs/service';
import { isRefusal } from '#libs/protocol';
import { EngineFailure } from '../ports/index.js';
import type { Refusal, RefusalCode } from '../domain/refusal.js';

/** A refusal that is missing here does not compile. */
const STATUS: Readonly<Record<RefusalCode, number>> = {
  game_not_found: HttpStatus.NOT_FOUND,
  game_starting: HttpStatus.CONFLICT,
  game_completed: HttpStatus.CONFLICT,
  game_stopped: HttpStatus.CONFLICT,
  game_failed: HttpStatus.CONFLICT,
  game_not_paused: HttpStatus.CONFLICT,
  game_not_finished: HttpStatus.CONFLICT,
  idempotency_key_reused: HttpStatus.CONFLICT,
  invalid_cursor: HttpStatus.BAD_REQUEST,
  seq_out_of_range: HttpStatus.BAD_REQUEST,
  engine_unavailable: HttpStatus.SERVICE_UNAVAILABLE,
  stale_step: HttpStatus.CONFLICT,
  too_many_requests: HttpStatus.TOO_MANY_REQUESTS,
  unknown_player: HttpStatus.BAD_REQUEST,
};

/** The outcome, or the problem that explains the refusal. */
export function orProblem<T extends object>(outcome: T | Refusal): T {
  if (!isRefusal(outcome)) return outcome;
  const { refused, detail, retryAfter, errors, limit } = outcome;
  const extras = limit === undefined ? {} : { limit };
  throw new ProblemException(STATUS[refused], refused, detail, errors, extras, retryAfter);
}

/** An engine that failed a request of ours: 503 where it does not answer or reports that it is away, else 502. */
export function engineProblem(failure: EngineFailure): ProblemException {
  const isDown = failure.kind === 'away' && (failure.status ?? 503) === 503;
  return isDown
    ? new ProblemException(
        HttpStatus.SERVICE_UNAVAILABLE,
        'engine_unavailable',
        `The game engine is down: ${failure.message}`,
      )
    : new ProblemException(HttpStatus.BAD_GATEWAY, 'engine_error', `The game engine failed: ${failure.message}`);
}
