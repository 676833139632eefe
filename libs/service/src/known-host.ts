import type { IncomingMessage } from 'node:http';
import { HttpStatus } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { isLoopbackAddress, isLoopbackHost } from './loopback.js';
import { ProblemException } from './problem.js';
import { hostnameIn } from './web-origin.js';

export type KnowsHost = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => boolean;

/**
 * Whether the Host of a request that arrived on a loopback address is a name of this machine, or missing. Any other name
 * leads here only because of somebody's DNS, and a web page of that name could call the service (DNS rebinding).
 */
export const isLocalHostName: KnowsHost = ({ headers: { host }, socket }) => {
  if (host === undefined || !isLoopbackAddress(socket.localAddress ?? '')) return true;
  const name = hostnameIn(host);
  return name !== undefined && isLoopbackHost(name);
};

/** Answers 403 `host_not_allowed` to a request for a host that the service does not know. */
export function refuseUnknownHosts(server: FastifyInstance, knowsHost: KnowsHost): void {
  server.addHook('onRequest', (request, _reply, done) => {
    if (knowsHost(request.raw)) return done();
    const detail = 'This service is not reached by the name in the Host header. On its own machine it is localhost.';
    done(new ProblemException(HttpStatus.FORBIDDEN, 'host_not_allowed', detail));
  });
}
