import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { WsException } from '@nestjs/websockets';
import type { AckFailure } from '#libs/protocol';
import { ApiKeys } from './api-keys.js';
import type { Denial } from './denial.js';
import { PageAccess } from './page-access.js';
import type { Arrival } from './public-address.js';
import { type Handshake, keysInHandshake } from './shown-keys.js';

/** Marks a gateway's handler: everybody may send its message, with a key or without, and from any page. */
export const OpenToEverybody = Reflector.createDecorator<void>();

/** Thrown for a message that needs a key, or another page. Where a gateway has no filter, Nest sends the client an event `exception`. */
export class MessageDenied extends WsException {
  readonly failure: AckFailure;

  constructor({ code, detail }: Denial) {
    const failure: AckFailure = { success: false, error: detail, code };
    super(failure);
    this.failure = failure;
  }
}

/** A socket: what its client sent in the handshake, and the request that opened it. */
interface Client {
  readonly handshake: Handshake;
  readonly request: Arrival;
}

/**
 * Every message needs a key and a page that may control, to whichever gateway it comes, unless its handler is
 * {@link OpenToEverybody}: an unmarked handler is protected. HTTP requests are checked by the request guard.
 *
 * @throws {MessageDenied}
 */
@Injectable()
export class MessageGuard implements CanActivate {
  constructor(
    private readonly keys: ApiKeys,
    private readonly pages: PageAccess,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'ws' || this.isOpen(context)) return true;
    const { handshake, request } = context.switchToWs().getClient<Client>();
    const denial = this.keys.denialOf(keysInHandshake(handshake)) ?? this.pages.denialOf(request);
    if (denial === undefined) return true;
    throw new MessageDenied(denial);
  }

  private isOpen(context: ExecutionContext): boolean {
    return this.reflector.get(OpenToEverybody, context.getHandler()) !== undefined;
  }
}
