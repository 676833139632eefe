import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';

/** The largest message that a client may send, in bytes: past it Socket.IO drops the connection without a word. */
const MAX_MESSAGE = 2_097_152;

/** How long a shutdown waits for answers to be sent and farewells to be returned. Milliseconds. */
const GRACE_MS = 1_000;

/** Socket.IO on the port of the REST side, default path and namespace. */
export class SpectatorIoAdapter extends IoAdapter {
  private readonly connections = new Set<Socket>();

  constructor(
    app: NestFastifyApplication,
    private readonly origin: string | string[],
  ) {
    super(app);
    app.getHttpServer().on('connection', (connection) => {
      this.connections.add(connection);
      connection.once('close', () => this.connections.delete(connection));
    });
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const ours = { cors: { origin: this.origin }, maxHttpBufferSize: MAX_MESSAGE, perMessageDeflate: false };
    return super.createIOServer(port, Object.assign({}, options, ours));
  }

  /**
   * Says farewell, and no longer listens. Socket.IO would wait for every connection to end, also for those of clients who
   * have said nothing yet, read nothing or never return a farewell.
   */
  override async close(server: Server): Promise<void> {
    const grace = setTimeout(() => {
      for (const connection of this.connections) connection.destroy();
    }, GRACE_MS);
    await super.close(server);
    clearTimeout(grace);
  }
}
