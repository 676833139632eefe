import { STATUS_CODES, type IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'socket.io';
import { problem } from '#libs/service';
import { type Denial, UNKNOWN_HOST } from './denial.js';
import type { PageAccess } from './page-access.js';
import type { PublicAddress } from './public-address.js';

/**
 * Allows requests of Socket.IO's transports only from pages that may follow games, and only for a name of this server. A
 * page that may not control games cannot continue a connection that was opened by a page that may.
 */
export function guardHandshakes(engine: Server['engine'], access: PageAccess, address: PublicAddress): void {
  const controlling = new Set<string>();
  engine.on(
    'connection',
    (socket: { readonly id: string; readonly request: IncomingMessage } & NodeJS.EventEmitter) => {
      if (access.denialOf(socket.request) !== undefined) return;
      controlling.add(socket.id);
      socket.once('close', () => controlling.delete(socket.id));
    },
  );
  engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
    const denial = address.knowsHost(request) ? pageDenial(request) : UNKNOWN_HOST;
    if (denial === undefined) next();
    else refuse(request, response, denial);
  });

  function pageDenial(request: IncomingMessage): Denial | undefined {
    const denial = access.denialOf(request);
    const session = new URL(request.url ?? '', 'http://localhost').searchParams.get('sid') ?? '';
    return access.mayRead(request) && !controlling.has(session) ? undefined : denial;
  }
}

/** For an upgrade Engine.IO passes a response that cannot be sent: the answer is written to the connection instead. */
function refuse(request: IncomingMessage, response: ServerResponse, { status, code, detail }: Denial): void {
  const body = JSON.stringify(problem(status, code, detail));
  const headers = {
    'content-type': 'application/problem+json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  if (response instanceof ServerResponse) {
    response.writeHead(status, headers).end(body);
    return;
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  request.socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'));
}
