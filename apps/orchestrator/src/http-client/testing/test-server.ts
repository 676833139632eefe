import { EventEmitter, once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Behaviour, SeenRequest } from './behaviours.js';

/** A real server on a free port of this machine that behaves as the test sets it and records its requests. */
export class TestServer {
  readonly requests: SeenRequest[] = [];
  private readonly events = new EventEmitter();
  private readonly sockets = new Set<Socket>();
  private accepted = 0;
  private closed = 0;

  private constructor(
    private readonly server: Server,
    private behave: Behaviour,
  ) {}

  static async start(behave: Behaviour): Promise<TestServer> {
    const server = createServer();
    const started = new TestServer(server, behave);
    server.on('connection', (socket) => started.follow(socket));
    server.on('request', (request, response) => {
      const { method = '', url = '', headers } = request;
      text(request)
        .then((body) => {
          started.requests.push({ method, path: url, headers, body });
          started.events.emit('request');
          return started.behave(response, { method, path: url, headers, body });
        })
        // The client went away in the middle of its request; the spec sees that on the client's side.
        .catch(() => response.destroy());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return started;
  }

  get url(): string {
    return `http://127.0.0.1:${addressOf(this.server).port}`;
  }

  /** How many connections were opened so far. */
  get connections(): number {
    return this.accepted;
  }

  now(behave: Behaviour): void {
    this.behave = behave;
  }

  /** Resolves once `count` requests have arrived. */
  async received(count: number): Promise<void> {
    while (this.requests.length < count) await once(this.events, 'request');
  }

  /** Resolves once `count` connections have been closed, by whichever side. */
  async disconnected(count: number): Promise<void> {
    while (this.closed < count) await once(this.events, 'disconnect');
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private follow(socket: Socket): void {
    this.accepted += 1;
    this.sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.sockets.delete(socket);
      this.closed += 1;
      this.events.emit('disconnect');
    });
  }
}

/** An address that nobody listens at. */
export async function refusingUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = addressOf(server);
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address;
}
