import type { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';

/**
 * Keeps browsers from guessing the type of what Socket.IO answers: polling, its errors, its client's script. Socket.IO
 * puts itself before all other listeners when it is attached, so the service's own headers are missing there.
 */
export function forbidTypeGuessing(httpServer: EventEmitter): void {
  httpServer.prependListener('request', (_request: unknown, response: ServerResponse) => {
    response.setHeader('x-content-type-options', 'nosniff');
  });
}
