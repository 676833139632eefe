import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** What is done with a request: nothing of HTTP is done for it. */
export type RawBehaviour = (connection: Socket) => void;

const ANSWER = '{"fine":true}';
/** A whole answer; the connection stays open. */
export const OK = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${ANSWER.length}\r\n\r\n${ANSWER}`;

/** A server of bytes: its behaviours answer one request each, in the order in which they arrive, the last one the rest. */
export class RawServer {
  /** The number of the connection that each request came on, from 1. */
  readonly requests: number[] = [];
  private accepted = 0;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly behaviours: readonly RawBehaviour[],
  ) {}

  static async start(...behaviours: readonly RawBehaviour[]): Promise<RawServer> {
    const server = createServer({ allowHalfOpen: true });
    const started = new RawServer(server, behaviours);
    server.on('connection', (socket) => started.serve(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return started;
  }

  get url(): string {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    return `http://127.0.0.1:${address.port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  /** Requests of the specs are small and end with their JSON. */
  private serve(socket: Socket): void {
    this.accepted += 1;
    const connection = this.accepted;
    this.sockets.add(socket);
    let received = '';
    socket.on('data', (bytes: Buffer) => {
      received += bytes.toString('latin1');
      if (!/\r\n\r\n(\{.*\})?$/.test(received) || (received.startsWith('POST') && !received.endsWith('}'))) return;
      received = '';
      this.requests.push(connection);
      this.behaviours[Math.min(this.requests.length, this.behaviours.length) - 1]?.(socket);
    });
    socket.on('error', () => socket.destroy());
  }
}
