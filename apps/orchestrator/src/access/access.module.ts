import { Module, Optional } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { sentProblemOf } from '#libs/service';
import { AuditLog } from './audit-log.js';
import { GameAccess } from './game-access.js';
import { KeyFile } from './key-file.js';
import { LimitMeter } from './limits/limit-meter.js';
import { MessageLimit } from './limits/message-limit.guard.js';
import { RateLimits } from './limits/rate-limits.js';
import { requestLimit } from './limits/request-limit.js';
import { Senders } from './limits/senders.js';
import { MessageAudit } from './message-audit.interceptor.js';
import { MessageGuard } from './message.guard.js';
import { PageAccess } from './page-access.js';
import { PublicAddress } from './public-address.js';
import { requestGuard } from './request-guard.js';

/** Who may create, control and watch games, and how often. Guards the routes and the messages of all modules, those that teams add too. */
@Module({
  providers: [
    AuditLog,
    KeyFile,
    RateLimits,
    { provide: APP_GUARD, useClass: MessageLimit },
    { provide: APP_GUARD, useClass: MessageGuard },
    { provide: APP_INTERCEPTOR, useClass: MessageAudit },
  ],
})
export class AccessModule {
  constructor(
    { httpAdapter }: HttpAdapterHost<FastifyAdapter>,
    access: GameAccess,
    pages: PageAccess,
    address: PublicAddress,
    audit: AuditLog,
    limits: RateLimits,
    senders: Senders,
    @Optional() meter?: LimitMeter,
  ) {
    const server = httpAdapter.getInstance();
    server.addHook('onRequest', requestLimit(limits, senders));
    server.addHook('onRequest', requestGuard(access, pages, address));
    server.addHook('onResponse', async (request, reply) => {
      audit.requestAnswered(request, reply);
      const limit = sentProblemOf(reply)?.limit;
      if (typeof limit === 'string') meter?.reached(limit, senders.ofRequest(request));
    });
  }
}
