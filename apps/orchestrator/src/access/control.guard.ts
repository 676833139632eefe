import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemException } from '#libs/service';
import { ApiKeys } from './api-keys.js';
import { keysInHeaders } from './shown-keys.js';

/** Whatever else there may be one day changes something until it is known to be harmless. */
const READING: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
const CHALLENGE = 'Bearer realm="orchestrator"';

/**
 * Every request that is not a reading one needs a key, in whichever module its route is: there is no mark to forget.
 *
 * @throws {ProblemException} 401 without a key, 403 with one that is not known
 */
@Injectable()
export class ControlGuard implements CanActivate {
  constructor(private readonly keys: ApiKeys) {}

  canActivate(context: ExecutionContext): boolean {
    // The gateway asks for keys itself: what it refuses is acknowledged, not thrown.
    if (context.getType() !== 'http') return true;
    const http = context.switchToHttp();
    const { method, headers } = http.getRequest<FastifyRequest>();
    const denial = READING.includes(method) ? undefined : this.keys.denialOf(keysInHeaders(headers));
    if (denial === undefined) return true;
    if (denial.status === 401) void http.getResponse<FastifyReply>().header('www-authenticate', CHALLENGE);
    throw new ProblemException(denial.status, denial.code, denial.detail);
  }
}
