import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Log } from './log.js';
import { problemOf } from './problem.js';

/** Every error of the HTTP side, an unknown path's too, leaves as `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const told = problemOf(thrown);
    if (told.status >= 500) this.log.error('request failed', { err: thrown, url: reply.request.url });
    void reply.status(told.status).header('content-type', 'application/problem+json').send(told);
  }
}
