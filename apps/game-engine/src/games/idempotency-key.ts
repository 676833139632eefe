import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { ProblemException } from '#libs/service';
import type { Observable } from 'rxjs';
import type { KeyedRequest } from '../store/index.js';

const HEADER = 'Idempotency-Key';
const MAX_LENGTH = 255;

interface KeyedHeaders {
  readonly headers: { readonly 'idempotency-key'?: string };
}
interface Reply {
  header(name: string, value: string): unknown;
}

/** Sends the key back with every answer, a refusal too: that is how a client learns that keys are known here. */
@Injectable()
export class EchoIdempotencyKey implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const key = http.getRequest<KeyedHeaders>().headers['idempotency-key'];
    if (key !== undefined) http.getResponse<Reply>().header(HEADER, key);
    return next.handle();
  }
}

/** The request as its key and body name it. */
export function keyedRequest(key: string, body: object): KeyedRequest {
  if (key === '' || key.length > MAX_LENGTH) {
    throw new ProblemException(400, 'invalid_request', `${HEADER} must have 1 to ${MAX_LENGTH} characters.`);
  }
  return { key, fingerprint: createHash('sha256').update(JSON.stringify(body)).digest('base64url') };
}
