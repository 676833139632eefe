import { HttpException, HttpStatus } from '@nestjs/common';
import type { Problem } from '#libs/protocol';

export type ProblemErrors = NonNullable<Problem['errors']>;

/** An error answer of RFC 9457. Thrown at the HTTP edge only. */
export class ProblemException extends HttpException {
  constructor(
    status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors?: ProblemErrors,
    /** Members beside the standard ones, such as what is allowed instead. */
    readonly extras: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail, status);
  }
}

const CODES: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  409: 'conflict',
  413: 'payload_too_large',
  414: 'uri_too_long',
  415: 'unsupported_media_type',
  422: 'unprocessable',
  429: 'too_many_requests',
  431: 'headers_too_large',
  500: 'internal_error',
  502: 'bad_gateway',
  503: 'service_unavailable',
};

/** "bad_request" → "Bad request". */
function sentence(code: string): string {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function problem(status: number, code: string, detail: string, errors?: ProblemErrors): Problem {
  return { type: 'about:blank', title: sentence(code), status, detail, code, ...(errors && { errors }) };
}

/** What a client is told of whatever was thrown. An error nobody foresaw is told as such and no more: its text may hold secrets. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof ProblemException) {
    return { ...thrown.extras, ...problem(thrown.getStatus(), thrown.code, thrown.detail, thrown.errors) };
  }
  const status = statusOf(thrown);
  const code = CODES[status] ?? (status < 500 ? 'bad_request' : 'internal_error');
  const told = status < 500 && thrown instanceof Error;
  return problem(status, code, told ? thrown.message : 'Something went wrong on our side; the log says what.');
}

/** Nest's exceptions know their status; so do Fastify's errors (a body that is too large, JSON that does not parse). */
function statusOf(thrown: unknown): number {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (thrown instanceof Error && 'statusCode' in thrown && typeof thrown.statusCode === 'number') {
    return thrown.statusCode;
  }
  return HttpStatus.INTERNAL_SERVER_ERROR;
}
