import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Problem } from '#libs/protocol';
import type { Log } from './log.js';
import { ProblemException, problemOf } from './problem.js';

/** Every error of the HTTP side, an unknown path's too, leaves as `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const told = problemOf(thrown);
    this.note(thrown, told, reply.request.url);
    void reply.status(told.status).header('content-type', 'application/problem+json').send(told);
  }

  /** What was foreseen needs no stack. */
  private note(thrown: unknown, { status, code, detail }: Problem, url: string): void {
    if (status < 500) return;
    if (thrown instanceof ProblemException) this.log.warn('request refused', { status, code, detail, url });
    else this.log.error('request failed', { err: thrown, url });
  }
}
