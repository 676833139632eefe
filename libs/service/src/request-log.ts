import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Log } from './log.js';
import { clipped } from './problem.js';

const HEADER = 'x-request-id';
/** What proxies and tracers give: a client cannot write lines of its own into the log. */
const GIVEN = /^[\w.:+/=-]{1,100}$/;
const MAX_SHOWN = 200;

/** The id that a request came with, if it has one of the usual form, else a new one. */
export function requestIdOf({ headers: { [HEADER]: given } }: IncomingMessage): string {
  return typeof given === 'string' && GIVEN.test(given) ? given : randomUUID();
}

/** Fields that lead from a line of the log to the trace of its request. */
export type TraceOf = (request: IncomingMessage) => Readonly<Record<string, string>> | undefined;

/** Answers every request with its id, and writes a line for each at `debug` when it is answered. */
export function logRequests(fastify: FastifyInstance, log: Log, traceOf: TraceOf): void {
  fastify.addHook('onRequest', async ({ id }, reply) => void reply.header(HEADER, id));
  fastify.addHook('onResponse', async ({ raw, id, method, url, ip }, { statusCode, elapsedTime }) => {
    log.debug('request', {
      request_id: id,
      method,
      url: clipped(url, MAX_SHOWN),
      status: statusCode,
      ms: Math.round(elapsedTime),
      address: ip,
      ...traceOf(raw),
    });
  });
}
