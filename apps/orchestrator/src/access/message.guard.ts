import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { WsException } from '@nestjs/websockets';
import type { AckFailure } from '#libs/protocol';
import { AuditLog } from './audit-log.js';
import type { Denial } from './denial.js';
import { GameAccess, isDenial, type Right } from './game-access.js';
import { PageAccess } from './page-access.js';
import { type Client, keysInHandshake } from './shown-keys.js';

/** Marks a gateway's handler that reads: everybody may send its message, from any page, unless reading takes a key. */
export const OpenToEverybody = Reflector.createDecorator<void>();

/** Marks a gateway's handler that controls the game in `game_id`: its message is for those who may control that game. */
export const ControlsGame = Reflector.createDecorator<void>();

/** No game has a longer id. */
const MAX_ID_LENGTH = 100;

/** Thrown for a message that needs a key, another page, or more time since others. Where a gateway has no filter, Nest sends the client an event `exception`. */
export class MessageDenied extends WsException {
  readonly failure: AckFailure;

  constructor({ code, detail, limit, retryAfter }: Omit<Denial, 'status'>) {
    const limited = {
      ...(limit !== undefined && { limit }),
      ...(retryAfter !== undefined && { retry_after: retryAfter }),
    };
    const failure: AckFailure = { success: false, error: detail, code, ...limited };
    super(failure);
    this.failure = failure;
  }
}

/**
 * Every message needs a key and a page that may control, to whichever gateway it comes: that of an admin, unless its handler
 * is marked with {@link ControlsGame} or {@link OpenToEverybody}. HTTP requests are checked by the request guard.
 *
 * @throws {MessageDenied}
 */
@Injectable()
export class MessageGuard implements CanActivate {
  constructor(
    private readonly access: GameAccess,
    private readonly pages: PageAccess,
    private readonly audit: AuditLog,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'ws') return true;
    const right = this.rightFor(context);
    const { handshake, request } = context.switchToWs().getClient<Client>();
    const assessed = await this.access.assess(right, keysInHandshake(handshake));
    if (!isDenial(assessed)) this.audit.rememberMessage(context, assessed);
    const denial = isDenial(assessed) ? assessed : right.to === 'watch' ? undefined : this.pages.denialOf(request);
    if (denial === undefined) return true;
    if (right.to !== 'watch') this.audit.messageAnswered(context, right.gameId, denial.code);
    throw new MessageDenied(denial);
  }

  private rightFor(context: ExecutionContext): Right {
    const handler = context.getHandler();
    const gameId = gameIdOf(context);
    if (isMarked(this.reflector, OpenToEverybody, handler)) return { to: 'watch', gameId };
    return isMarked(this.reflector, ControlsGame, handler) ? { to: 'control', gameId } : { to: 'admin' };
  }
}

/** Whether the mark stands on a handler. */
export function isMarked(
  reflector: Reflector,
  mark: typeof OpenToEverybody,
  handler: ReturnType<ExecutionContext['getHandler']>,
): boolean {
  return reflector.get(mark, handler) !== undefined;
}

/** The game that a message names. Its payload was not validated yet. */
export function gameIdOf(context: ExecutionContext): string | undefined {
  const body = context.switchToWs().getData<unknown>();
  const id: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'game_id') : undefined;
  return typeof id === 'string' && id.length <= MAX_ID_LENGTH ? id : undefined;
}
