import { WsException } from '@nestjs/websockets';
import { type AckFailure, isRefusal } from '#libs/protocol';
import type { Refusal } from '../../games/index.js';

/** A message that cannot be done, with what its client is answered: a code of the wire and a sentence. */
export class MessageRefused extends WsException {
  constructor(
    readonly code: string,
    readonly detail: string,
    /** The limit that was reached, and the seconds after which the same message may be met. */
    readonly reached: Pick<AckFailure, 'limit' | 'retry_after'> = {},
  ) {
    super({ code, detail });
  }
}

/** The outcome, or an exception for a refusal: what `orProblem` is at the HTTP edge. */
export function orRefused<T extends object>(outcome: T | Refusal): T {
  if (!isRefusal(outcome)) return outcome;
  const { refused, detail, limit, retryAfter } = outcome;
  throw new MessageRefused(refused, detail, {
    ...(limit !== undefined && { limit }),
    ...(retryAfter !== undefined && { retry_after: retryAfter }),
  });
}
