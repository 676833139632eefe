import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  HttpStatus,
  type NestInterceptor,
  StreamableFile,
  UseInterceptors,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { ProblemException } from './problem.js';

interface Concurrency {
  /** How many answers are made, and sent, at a time. */
  readonly atOnce: number;
  /** How many requests wait for one of these; further ones are refused. */
  readonly waiting: number;
}

/** How long a client may stop reading its answer before the connection is closed, in milliseconds. */
const MAX_READ_PAUSE_MS = 30_000;
const RETRY_AFTER_S = 1;

/** On a handler whose answers are large: beyond the limit a request is answered 429 with `Retry-After`. */
export function ConcurrencyLimit(concurrency: Concurrency): MethodDecorator {
  return applyDecorators(UseInterceptors(new ConcurrencyInterceptor(concurrency)));
}

/** Bytes that many answers have in common: they need no memory of their own while they are sent. */
export class SharedAnswer extends StreamableFile {}

class ConcurrencyInterceptor implements NestInterceptor {
  private answering = 0;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly limit: Concurrency) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { raw } = context.switchToHttp().getResponse<FastifyReply>();
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (this.answering >= this.limit.atOnce) await this.turnOf(raw);
    else this.answering += 1;
    if (raw.destroyed) {
      this.passOn();
      throw tooMany();
    }
    raw.setTimeout(MAX_READ_PAUSE_MS, () => raw.destroy());
    const done = this.onceOnly();
    // What is sent is in memory until it is read.
    raw.once('close', done);
    // One turn of the event loop later: to send a megabyte to each of hundreds would hold up everybody else.
    return next
      .handle()
      .pipe(tap((answer) => answer instanceof SharedAnswer && !mayBeCompressed(headers) && setImmediate(done)));
  }

  private async turnOf(raw: FastifyReply['raw']): Promise<void> {
    if (this.waiting.size >= this.limit.waiting) throw tooMany();
    await new Promise<void>((resolve, reject) => {
      const begin = (): void => {
        raw.off('close', leave);
        resolve();
      };
      const leave = (): void => {
        this.waiting.delete(begin);
        reject(tooMany());
      };
      this.waiting.add(begin);
      raw.once('close', leave);
    });
  }

  private onceOnly(): () => void {
    let isDone = false;
    return () => {
      if (!isDone) this.passOn();
      isDone = true;
    };
  }

  /** The place of an answer that is done is the next one's. */
  private passOn(): void {
    const [next] = this.waiting;
    if (next === undefined) {
      this.answering -= 1;
      return;
    }
    this.waiting.delete(next);
    next();
  }
}

/** Then it has bytes of its own after all, and takes a thread for a while. */
function mayBeCompressed({ 'accept-encoding': accepted = 'identity' }: FastifyRequest['headers']): boolean {
  return accepted !== 'identity' && accepted !== '';
}

function tooMany(): ProblemException {
  const detail = `Too many of these answers are being made at the moment: try again in ${RETRY_AFTER_S} s.`;
  return new ProblemException(
    HttpStatus.TOO_MANY_REQUESTS,
    'too_many_requests',
    detail,
    undefined,
    { limit: 'concurrent_answers' },
    RETRY_AFTER_S,
  );
}
