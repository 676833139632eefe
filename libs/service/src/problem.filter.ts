import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '#libs/protocol';
import type { Log } from './log.js';
import { ProblemException, problemOf } from './problem.js';
import type { TraceOf } from './request-log.js';

/** Every error of the HTTP side, an unknown path's too, leaves as `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly explain: (error: unknown) => ProblemException | undefined = () => undefined,
    private readonly traceOf: TraceOf = () => undefined,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const known = this.explain(thrown) ?? (thrown instanceof ProblemException ? thrown : undefined);
    const sent = problemOf(known ?? thrown);
    this.note(known ?? thrown, sent, reply.request);
    if (known?.retryAfter !== undefined) void reply.header('retry-after', known.retryAfter);
    sendProblem(reply, sent);
  }

  /** What was foreseen needs no stack. */
  private note(thrown: unknown, { status, code, detail }: Problem, { id, url, raw }: FastifyRequest): void {
    if (status < 500) return;
    const request = { request_id: id, url, ...this.traceOf(raw) };
    if (thrown instanceof ProblemException) this.log.warn('request refused', { status, code, detail, ...request });
    else this.log.error('request failed', { err: thrown, ...request });
  }
}

/** What answers were problems, for those who write down how a request ended. */
const sentProblems = new WeakMap<FastifyReply, Problem>();

export function sentProblemOf(reply: FastifyReply): Problem | undefined {
  return sentProblems.get(reply);
}

export function sendProblem(reply: FastifyReply, sent: Problem): void {
  sentProblems.set(reply, sent);
  void reply.status(sent.status).header('content-type', 'application/problem+json').send(sent);
}
