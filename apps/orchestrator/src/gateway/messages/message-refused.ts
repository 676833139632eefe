import { WsException } from '@nestjs/websockets';
import { isRefusal } from '#libs/protocol';
import type { Refusal } from '../../games/index.js';

/** A message that cannot be done, with what its client is answered: a code of the wire and a sentence. */
export class MessageRefused extends WsException {
  constructor(
    readonly code: string,
    readonly detail: string,
  ) {
    super({ code, detail });
  }
}

/** The outcome, or an exception for a refusal: what `orProblem` is at the HTTP edge. */
export function orRefused<T extends object>(outcome: T | Refusal): T {
  if (isRefusal(outcome)) throw new MessageRefused(outcome.refused, outcome.detail);
  return outcome;
}
