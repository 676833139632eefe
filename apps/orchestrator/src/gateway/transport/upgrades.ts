import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { problem } from '#libs/service';

const STATUS = 'HTTP/1.1 404 Not Found';

/** Answers those who ask for a WebSocket where there is none. */
export function refuseUpgrades(server: Server, isNowhere: (url: string) => boolean): void {
  server.on('upgrade', ({ url = '' }: IncomingMessage, socket: Duplex) => {
    if (!isNowhere(url)) return;
    const body = JSON.stringify(problem(404, 'not_found', `There is no WebSocket at ${url}.`));
    const headers = ['Connection: close', 'Content-Type: application/problem+json'];
    const length = `Content-Length: ${Buffer.byteLength(body)}`;
    // Who goes away while they are answered is gone.
    socket.once('error', () => socket.destroy());
    socket.end([STATUS, ...headers, length, '', body].join('\r\n'));
    socket.once('finish', () => socket.destroy());
  });
}
