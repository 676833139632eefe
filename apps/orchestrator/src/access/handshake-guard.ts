import { STATUS_CODES, type IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'socket.io';
import { problem } from '#libs/service';
import { type Denial, UNKNOWN_HOST } from './denial.js';
import type { SocketsPerAddress } from './limits/sockets-per-address.js';
import type { PageAccess } from './page-access.js';
import type { PublicAddress } from './public-address.js';

/** How long a socket usually lasts is not known: soon enough to try again. Seconds. */
const RETRY_AFTER_S = 10;

const TOO_MANY_SOCKETS: Denial = {
  status: 429,
  code: 'too_many_requests',
  detail: 'Your address has as many open sockets as this server allows: close one first.',
  limit: 'sockets',
  retryAfter: RETRY_AFTER_S,
};

/**
 * Allows requests of Socket.IO's transports only from pages that may follow games, and only for a name of this server. A
 * page that may not control games cannot continue a connection that was opened by a page that may. The
 * connections of an address are limited.
 */
export function guardHandshakes(
  engine: Server['engine'],
  access: PageAccess,
  address: PublicAddress,
  sockets: SocketsPerAddress,
): void {
  const controlling = new Set<string>();
  engine.on(
    'connection',
    (socket: { readonly id: string; readonly request: IncomingMessage } & NodeJS.EventEmitter) => {
      socket.once('close', sockets.add(clientOf(socket.request)));
      if (access.denialOf(socket.request) !== undefined) return;
      controlling.add(socket.id);
      socket.once('close', () => controlling.delete(socket.id));
    },
  );
  engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
    const denial = address.knowsHost(request) ? (pageDenial(request) ?? countDenial(request)) : UNKNOWN_HOST;
    if (denial === undefined) next();
    else refuse(request, response, denial);
  });

  function pageDenial(request: IncomingMessage): Denial | undefined {
    const denial = access.denialOf(request);
    return access.mayRead(request) && !controlling.has(sessionOf(request)) ? undefined : denial;
  }

  /** A request of a connection that is there needs no further one. */
  function countDenial(request: IncomingMessage): Denial | undefined {
    if (sessionOf(request) !== '' || !sockets.isFull(clientOf(request))) return undefined;
    sockets.countRefused(clientOf(request));
    return TOO_MANY_SOCKETS;
  }

  function clientOf({ headers, socket }: IncomingMessage): string {
    return address.ofClient(headers, socket.remoteAddress ?? '');
  }
}

function sessionOf({ url = '' }: IncomingMessage): string {
  return new URL(url, 'http://localhost').searchParams.get('sid') ?? '';
}

/** For an upgrade Engine.IO passes a response that cannot be sent: the answer is written to the connection instead. */
function refuse(request: IncomingMessage, response: ServerResponse, denial: Denial): void {
  const { status, code, detail, limit, retryAfter } = denial;
  const body = JSON.stringify({ ...(limit !== undefined && { limit }), ...problem(status, code, detail) });
  const headers = {
    'content-type': 'application/problem+json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  };
  if (response instanceof ServerResponse) {
    response.writeHead(status, headers).end(body);
    return;
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  request.socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'));
}
