import { HttpStatus } from '@nestjs/common';
import { ProblemException } from '#libs/service';
import { isRefusal } from '#libs/protocol';
import { EngineFailure } from '../ports/index.js';
import type { Refusal } from '../domain/refusal.js';
import { PROBLEMS } from './problems.js';

/** The outcome, or the problem that explains the refusal. */
export function orProblem<T extends object>(outcome: T | Refusal): T {
  if (!isRefusal(outcome)) return outcome;
  const { refused, detail, retryAfter, errors, limit } = outcome;
  const extras = limit === undefined ? {} : { limit };
  throw new ProblemException(PROBLEMS[refused].status, refused, detail, errors, extras, retryAfter);
}

/** An engine that failed a request of ours: 503 where it does not answer or reports that it is away, else 502. */
export function engineProblem(failure: EngineFailure): ProblemException {
  const { kind, status, message, reason } = failure;
  if (kind === 'away' && (status ?? 503) === 503) {
    return new ProblemException(
      HttpStatus.SERVICE_UNAVAILABLE,
      'engine_unavailable',
      `The game engine is down: ${message}`,
    );
  }
  const isRefused = kind === 'refused' && reason !== undefined;
  const detail = isRefused ? `The game engine refused the request: ${reason}` : `The game engine failed: ${message}`;
  return new ProblemException(HttpStatus.BAD_GATEWAY, 'engine_error', detail);
}
