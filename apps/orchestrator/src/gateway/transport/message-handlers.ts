import type { MessageMappingProperties } from '@nestjs/websockets';
import { catchError, defer, EMPTY, filter, fromEvent, type Observable, takeUntil } from 'rxjs';
import type { Socket } from 'socket.io';

/** What a gateway's handler gave back: an answer, or an event to be sent. */
type Transform = (result: unknown) => Observable<unknown>;

interface Sent {
  readonly data: unknown;
  readonly ack?: unknown;
}

/** How an adapter reads what was sent, and what it does with an error that no filter took. */
export interface Handling {
  readonly split: (sent: unknown) => Sent;
  readonly failed: (error: unknown) => void;
}

/**
 * Has Nest's handlers called for a socket's messages, as its IoAdapter does. That keeps several streams for each handler
 * of each socket, which takes a third of the memory of a viewer; here there is one listener, and a stream while a message
 * is being answered.
 */
export function bindHandlers(
  socket: Socket,
  handlers: readonly MessageMappingProperties[],
  transform: Transform,
  { split, failed }: Handling,
): void {
  for (const { message, callback, isAckHandledManually } of handlers) {
    socket.on(String(message), (...sent: unknown[]) => {
      const { data, ack } = split(sent.length > 1 ? sent : sent[0]);
      defer(() => transform(callback(data, ack)))
        .pipe(
          filter((answer) => answer !== undefined && answer !== null),
          catchError((error: unknown) => {
            // A handler whose error filter rethrows: it concerns nobody else.
            failed(error);
            return EMPTY;
          }),
          takeUntil(fromEvent(socket, 'disconnect')),
        )
        .subscribe((answer) => {
          const event = eventIn(answer);
          if (event !== undefined) socket.emit(event.event, event.data);
          else if (!isAckHandledManually && isAcknowledgement(ack)) ack(answer);
        });
    });
  }
}

function isAcknowledgement(value: unknown): value is (answer: unknown) => void {
  return typeof value === 'function';
}

/** `{event, data}`, by which a handler has an event sent instead of an acknowledgement. */
function eventIn(answer: unknown): { readonly event: string; readonly data: unknown } | undefined {
  if (typeof answer !== 'object' || answer === null || !('event' in answer)) return undefined;
  const { event } = answer;
  return typeof event === 'string' && event !== ''
    ? { event, data: 'data' in answer ? answer.data : undefined }
    : undefined;
}
