import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { WsException } from '@nestjs/websockets';
import type { AckFailure } from '#libs/protocol';
import { ApiKeys, type Denial } from './api-keys.js';
import { type Handshake, keysInHandshake } from './shown-keys.js';

/** On a handler of a gateway: everybody may send its message, with a key or without. */
export const OpenToEverybody = Reflector.createDecorator<void>();

/** Thrown for a message that needs a key. A gateway without a filter of its own has Nest tell the client, as `exception`. */
export class MessageDenied extends WsException {
  readonly failure: AckFailure;

  constructor({ code, detail }: Denial) {
    const failure: AckFailure = { success: false, error: detail, code };
    super(failure);
    this.failure = failure;
  }
}

/**
 * Every message needs a key, to whichever gateway it comes, unless its handler is {@link OpenToEverybody}: what was
 * forgotten is closed. Requests over HTTP were asked before, by the request guard.
 *
 * @throws {MessageDenied}
 */
@Injectable()
export class MessageGuard implements CanActivate {
  constructor(
    private readonly keys: ApiKeys,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'ws' || this.keys.isControlOpen || this.isOpen(context)) return true;
    const { handshake } = context.switchToWs().getClient<{ readonly handshake: Handshake }>();
    const denial = this.keys.denialOf(keysInHandshake(handshake));
    if (denial === undefined) return true;
    throw new MessageDenied(denial);
  }

  private isOpen(context: ExecutionContext): boolean {
    return this.reflector.get(OpenToEverybody, context.getHandler()) !== undefined;
  }
}
