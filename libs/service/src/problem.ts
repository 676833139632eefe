import { HttpException, HttpStatus } from '@nestjs/common';
import type { Problem } from '#libs/protocol';

export type ProblemErrors = NonNullable<Problem['errors']>;

/** An error answer stays small, whatever the request was: errors, and UTF-16 units of each text. */
const MAX_ERRORS = 20;
const MAX_DETAIL = 1_000;
const MAX_ERROR_PATH = 200;
const MAX_ERROR_MESSAGE = 500;

/** An error answer of RFC 9457. Thrown at the HTTP edge only. */
export class ProblemException extends HttpException {
  constructor(
    status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors?: ProblemErrors,
    /** Members beside the standard ones, such as what is allowed instead. */
    readonly extras: Readonly<Record<string, unknown>> = {},
    /** Seconds after which the same request may be met: the header `Retry-After`. */
    readonly retryAfter?: number,
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
  417: 'expectation_failed',
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
  const shown = errors?.slice(0, MAX_ERRORS).map(({ path, message }) => ({
    path: clipped(path, MAX_ERROR_PATH),
    message: clipped(message, MAX_ERROR_MESSAGE),
  }));
  const described = { type: 'about:blank', title: sentence(code), status, detail: clipped(detail, MAX_DETAIL), code };
  return { ...described, ...(shown && { errors: shown }) };
}

/** The `detail` of several errors; it counts them where there are more than it names. */
export function detailOf(errors: ProblemErrors): string {
  const named = errors.slice(0, MAX_ERRORS).map(({ path, message }) => `${path}: ${message}`);
  const more = errors.length - named.length;
  return [...(more > 0 ? [`${errors.length} values are wrong`] : []), ...named].join('; ');
}

/** No more than `max` UTF-16 units, and not in the middle of a surrogate pair. */
export function clipped(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** The problem that answers what was thrown. The text of an unexpected error is left out: it may hold secrets. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof ProblemException) {
    return {
      ...clippedTexts(thrown.extras),
      ...problem(thrown.getStatus(), thrown.code, thrown.detail, thrown.errors),
    };
  }
  const status = statusOf(thrown);
  const code = CODES[status] ?? (status < 500 ? 'bad_request' : 'internal_error');
  const isShown = status < 500 && thrown instanceof Error;
  return problem(
    status,
    code,
    isShown ? thrown.message : 'Something went wrong on our side; the reason is in the log.',
  );
}

function clippedTexts(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(members);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === 'string' ? clipped(value, MAX_DETAIL) : value]),
  );
}

/** Nest's exceptions know their status; so do Fastify's errors (a body that is too large, JSON that does not parse). */
function statusOf(thrown: unknown): number {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (thrown instanceof Error && 'statusCode' in thrown && typeof thrown.statusCode === 'number') {
    return thrown.statusCode;
  }
  return HttpStatus.INTERNAL_SERVER_ERROR;
}
