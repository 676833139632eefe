import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { WsException } from '@nestjs/websockets';
import { type Observable, tap } from 'rxjs';
import { AuditLog } from './audit-log.js';
import { gameIdOf, isMarked, OpenToEverybody } from './message.guard.js';

/** Writes down each message that controls something, in all gateways, once it is answered. */
@Injectable()
export class MessageAudit implements NestInterceptor {
  constructor(
    private readonly audit: AuditLog,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'ws' || isMarked(this.reflector, OpenToEverybody, context.getHandler()))
      return next.handle();
    const answered = (outcome: string): void => this.audit.messageAnswered(context, gameIdOf(context), outcome);
    return next.handle().pipe(
      tap({
        complete: () => answered('done'),
        error: (error: unknown) => answered(codeOf(error)),
        // It may have been done all the same.
        unsubscribe: () => answered('client_gone'),
      }),
    );
  }
}

/** The code in an exception of a gateway's, as far as it has one. */
function codeOf(error: unknown): string {
  const thrown = error instanceof WsException ? error.getError() : undefined;
  const code: unknown = typeof thrown === 'object' ? Reflect.get(thrown, 'code') : undefined;
  return typeof code === 'string' ? code : 'internal_error';
}
