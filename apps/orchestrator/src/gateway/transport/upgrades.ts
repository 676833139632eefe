import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { problem } from '#libs/service';

const STATUS = 'HTTP/1.1 404 Not Found';

/** Answers requests for a WebSocket at a URL that has none: Node leaves the answer to the one who listens. */
export function refuseUpgrades(server: Server, isUnknown: (url: string) => boolean): void {
  server.on('upgrade', ({ url = '' }: IncomingMessage, socket: Duplex) => {
    if (!isUnknown(url)) return;
    const body = JSON.stringify(problem(404, 'not_found', `There is no WebSocket at ${url}.`));
    const headers = ['Connection: close', 'Content-Type: application/problem+json'];
    const length = `Content-Length: ${Buffer.byteLength(body)}`;
    // A client that closes its connection meanwhile needs no answer.
    socket.once('error', () => socket.destroy());
    socket.end([STATUS, ...headers, length, '', body].join('\r\n'));
    socket.once('finish', () => socket.destroy());
  });
}
