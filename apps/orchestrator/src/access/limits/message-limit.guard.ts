import { type CanActivate, type ExecutionContext, Injectable, Optional } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { isMarked, MessageDenied, OpenToEverybody } from '../message.guard.js';
import type { Client } from '../shown-keys.js';
import { LimitMeter } from './limit-meter.js';
import { detailOf, RateLimits } from './rate-limits.js';
import { Senders } from './senders.js';

/**
 * Counts the messages of each address and each key, over all of its sockets. One that controls counts with the requests that
 * do, since it does the same.
 *
 * @throws {MessageDenied}
 */
@Injectable()
export class MessageLimit implements CanActivate {
  constructor(
    private readonly limits: RateLimits,
    private readonly senders: Senders,
    private readonly reflector: Reflector,
    @Optional() private readonly meter?: LimitMeter,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'ws') return true;
    const by = this.senders.ofSocket(context.switchToWs().getClient<Client>());
    const rate = isMarked(this.reflector, OpenToEverybody, context.getHandler()) ? 'messages' : 'control';
    const quota = await this.limits.take(rate, by);
    if (quota?.isExceeded !== true) return true;
    this.meter?.reached(rate, by);
    throw new MessageDenied({
      code: 'too_many_requests',
      detail: detailOf(quota),
      limit: rate,
      retryAfter: quota.resetS,
    });
  }
}
