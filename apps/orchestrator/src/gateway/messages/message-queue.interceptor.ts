import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { finalize, from, mergeMap, type Observable, throwError } from 'rxjs';
import type { SpectatorSocket } from '../transport/spectator-server.js';
import { MAX_UNANSWERED_PER_CONNECTION, MessageLimits } from './message-limits.js';
import { MessageRefused } from './message-refused.js';

const TOO_MANY = `More than ${MAX_UNANSWERED_PER_CONNECTION} messages wait for an answer: send the next when one is answered.`;

/** Lets each message wait for its turn, and refuses it where too many of its connection wait. See {@link MessageLimits}. */
@Injectable()
export class MessageQueueInterceptor implements NestInterceptor {
  constructor(private readonly limits: MessageLimits) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const socket = context.switchToWs().getClient<SpectatorSocket>();
    const place = this.limits.enqueue(socket.conn);
    // `finalize` runs after the answer was sent, which may be the last before the connection is closed.
    if (place === undefined) {
      const refusal = new MessageRefused('too_many_requests', TOO_MANY, { limit: 'unanswered_messages' });
      return throwError(() => refusal).pipe(finalize(() => this.limits.countRefusal(socket)));
    }
    return from(place.turn).pipe(
      mergeMap(() => next.handle()),
      finalize(() => place.leave()),
    );
  }
}
