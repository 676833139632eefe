import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A line to a server that can be cut, as networks are: everything on it is lost, and it may be dialled again. */
export class CutLine implements AsyncDisposable {
  private readonly open = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async to(url: string): Promise<CutLine> {
    const { hostname, port } = new URL(url);
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const line = new CutLine(server, `http://127.0.0.1:${address.port}`);
    server.on('connection', (socket) => line.connected(socket, connect(Number(port), hostname)));
    return line;
  }

  /** Cuts every connection in the middle of whatever is on its way. */
  cut(): void {
    for (const socket of this.open) socket.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private connected(near: Socket, far: Socket): void {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(from);
      from.pipe(to);
      // A cut line is no error here.
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.open.delete(from);
        to.destroy();
      });
    }
  }
}
