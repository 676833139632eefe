import { maxHeaderSize } from 'node:http';
import { errors } from 'undici';
import { ANSWER_CUT } from './answer-start.js';

/**
 * What went wrong between a request and its answer:
 * `unreachable` – refused, reset, not found, or closed before the answer was whole;
 * `timeout` – the answer was not whole at the deadline;
 * `aborted` – the caller did not want it any more, or this process is shutting down;
 * `too_large` – the answer, or its headers, are larger than allowed;
 * `not_json` – the body of the answer is not JSON, or not without decoding it first.
 */
export type HttpFailureKind = 'unreachable' | 'timeout' | 'aborted' | 'too_large' | 'not_json';

/** Its message is a predicate without a subject ("closed the connection"): the caller knows who did it. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';

  /** @param mayHaveArrived false only if the server provably never saw the request, so that repeating it is safe. */
  constructor(
    readonly kind: HttpFailureKind,
    message: string,
    readonly mayHaveArrived: boolean,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

const MESSAGES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refused the connection',
  ECONNRESET: 'closed the connection',
  EPIPE: 'closed the connection',
  UND_ERR_SOCKET: 'closed the connection',
  [ANSWER_CUT]: 'closed the connection',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'closed the connection',
  UND_ERR_CONNECT_TIMEOUT: 'did not accept the connection in time',
};

const HEADERS_TOO_LARGE = `answered with headers of more than ${maxHeaderSize.toLocaleString('en')} bytes, which is not accepted`;

/** undici's messages for a connection that the other side closed; its other socket errors are about what it sent. */
const CLOSED = new Set(['other side closed', 'closed']);

/** Whether the other side closed the connection, where the answer had not begun as far as undici knows. */
export function isClosedConnection(error: Error): boolean {
  const code = codeOf(error);
  return code === 'ECONNRESET' || code === 'EPIPE' || (code === 'UND_ERR_SOCKET' && CLOSED.has(error.message));
}

const GONE = new Set(['UND_ERR_DESTROYED', 'UND_ERR_CLOSED', 'UND_ERR_ABORTED']);

/** Translates an error of undici or of the socket below it. */
export function failureOf(error: Error, mayHaveArrived: boolean): HttpFailure {
  if (error instanceof HttpFailure) return error;
  const code = codeOf(error);
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return new HttpFailure('too_large', HEADERS_TOO_LARGE, true, error);
  if (GONE.has(code)) return new HttpFailure('aborted', 'was not waited for', mayHaveArrived, error);
  return new HttpFailure('unreachable', messageOf(code, error), mayHaveArrived, error);
}

function messageOf(code: string, error: Error): string {
  if (error instanceof errors.HTTPParserError) return 'answered something that is not HTTP';
  return MESSAGES[code] ?? `could not be reached (${code || error.message})`;
}

/** A host with several addresses fails with an AggregateError that has the code of the first. */
function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
