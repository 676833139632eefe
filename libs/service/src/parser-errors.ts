import { type IncomingMessage, STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Problem } from '#libs/protocol';
import { problem } from './problem.js';

/** Node's codes of what its parser could not read; everything else is no HTTP. */
const PROBLEMS: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: problem(431, 'headers_too_large', 'The headers are larger than 16 KiB.'),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: problem(413, 'payload_too_large', 'The extensions of a chunk are too large.'),
  ERR_HTTP_REQUEST_TIMEOUT: problem(408, 'request_timeout', 'The request did not arrive in time.'),
};
const NOT_HTTP = problem(400, 'bad_request', 'The request is not valid HTTP.');
const NO_HOST = problem(400, 'bad_request', 'The request has no Host header, which HTTP/1.1 requires.');
const EXPECTATION = problem(417, 'expectation_failed', 'Expect may only be 100-continue.');

const PROBLEM_TYPE = 'application/problem+json';

/** Answers what never became a request, and closes its connection. */
export function answerParserError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problemSent = PROBLEMS[error.code ?? ''] ?? NOT_HTTP;
  const body = JSON.stringify(problemSent);
  const head = [
    `HTTP/1.1 ${problemSent.status} ${STATUS_CODES[problemSent.status]}`,
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

/** Answers what Node itself would answer without a body: a request without a Host, and an Expect that nobody knows. */
export function answerUnreadable(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request, reply) => {
      const { httpVersion, headers } = request.raw;
      if (httpVersion !== '1.1' || headers.host !== undefined) return undefined;
      return reply
        .status(NO_HOST.status)
        .header('content-type', PROBLEM_TYPE)
        .header('connection', 'close')
        .send(NO_HOST);
    });
  app.getHttpServer().on('checkExpectation', (_: IncomingMessage, response: ServerResponse) => {
    const body = JSON.stringify(EXPECTATION);
    const length = Buffer.byteLength(body);
    response.writeHead(EXPECTATION.status, {
      'content-type': PROBLEM_TYPE,
      'content-length': length,
      connection: 'close',
    });
    response.end(body);
  });
}
