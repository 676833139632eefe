import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** How long what is left of a request may arrive after it was answered. Milliseconds. */
const UNREAD_BODY_MS = 500;

/** The largest body that a handler takes, in bytes; past it the request is answered 413. */
export function BodyLimit(bytes: number): MethodDecorator {
  return RouteConfig({ bodyLimit: bytes });
}

/** Applies the {@link BodyLimit} of each route. To be called before there are routes. */
export function limitBodies(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    const limit: unknown = route.config && Reflect.get(route.config, 'bodyLimit');
    if (typeof limit === 'number') Object.assign(route, { bodyLimit: limit });
  });
}

/**
 * Closes the connection of a request that was answered before its body was read, unless the rest of it follows at once.
 * To be called when everything that answers requests is in place.
 */
export function closeAfterEarlyAnswers(server: Server): void {
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    response.once('finish', () => {
      if (request.complete) return;
      const grace = setTimeout(() => {
        if (!request.complete) request.socket.destroy();
      }, UNREAD_BODY_MS);
      request.socket.once('close', () => clearTimeout(grace));
    });
  });
}
