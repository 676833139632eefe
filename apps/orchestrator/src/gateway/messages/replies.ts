import { Injectable } from '@nestjs/common';
import type { AckFailure, JoinedGame, LeftGame, PersonalError, SpeedSet, StateNow } from '#libs/protocol';
import { databaseProblem } from '#libs/database';
import { clipped, Log } from '#libs/service';
import { isRefusal, type Refusal } from '../../games/index.js';
import { MalformedMessage, parsed } from './messages.dto.js';
import { MAX_UNANSWERED, MessageLimits } from './message-limits.js';
import type { Said } from './said.decorator.js';

/** UTF-16 units of what a refusal says. */
const MAX_ERROR = 1_000;

const TOO_MANY = `More than ${MAX_UNANSWERED} messages wait for an answer: send the next when one is answered.`;

type Answer = JoinedGame | LeftGame | SpeedSet | StateNow;

/** How spectators are answered: by an acknowledgement, or, who asked for none, by `game:error` when something failed. */
@Injectable()
export class Replies {
  constructor(
    private readonly limits: MessageLimits,
    private readonly log: Log,
  ) {}

  /** Answers one request, whatever comes of it: never rejects. */
  async answer<M extends object>(
    said: Said,
    type: new () => M,
    act: (message: M) => Promise<Answer | Refusal>,
  ): Promise<void> {
    const place = this.limits.place(said.socket.conn);
    if (place === undefined) {
      this.tell(said, failure('too_many_requests', TOO_MANY));
      this.limits.refused(said.socket);
      return;
    }
    try {
      await place.turn;
      this.tell(said, await this.attempt(() => act(parsed(type, said.body))));
    } finally {
      place.leave();
    }
  }

  tell({ socket, body, acknowledge }: Said, answer: Answer | AckFailure): void {
    if (acknowledge !== undefined) acknowledge(answer);
    else if (!answer.success) socket.emit('game:error', personalError(answer, body));
  }

  private async attempt(act: () => Promise<Answer | Refusal>): Promise<Answer | AckFailure> {
    try {
      const outcome = await act();
      return isRefusal(outcome) ? failure(outcome.refused, outcome.detail) : outcome;
    } catch (error) {
      return this.failureOf(error);
    }
  }

  private failureOf(error: unknown): AckFailure {
    if (error instanceof MalformedMessage) return failure('invalid_request', error.message);
    const passing = databaseProblem(error);
    if (passing !== undefined) return failure(passing.code, passing.detail);
    this.log.error('a spectator could not be answered', { err: error });
    return failure('internal_error', 'Something went wrong on our side; the log says what.');
  }
}

function failure(code: string, error: string): AckFailure {
  return { success: false, error: clipped(error, MAX_ERROR), code };
}

/** Told to one client alone, so it has no number. */
function personalError({ error, code }: AckFailure, body: unknown): PersonalError {
  const named = typeof body === 'object' && body !== null && 'game_id' in body ? body.game_id : null;
  const game_id = typeof named === 'string' && named.length <= 100 ? named : null;
  return { game_id, error, code, recoverable: true, at: new Date().toISOString() };
}
