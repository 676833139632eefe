import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { guardHandshakes, PageAccess, PublicAddress } from '../../access/index.js';
import { limitPollingPayloads } from './polling-payloads.js';
import { refuseUpgrades } from './upgrades.js';

/**
 * The largest message that a client may send, and the most that it may send in one request, in bytes: past it Socket.IO
 * drops the connection without a word.
 */
const MAX_MESSAGE = 65_536;

/** How long a connection may be in no namespace. Milliseconds. */
const CONNECT_MS = 10_000;

/** How long a shutdown waits for answers to be sent and farewells to be returned. Milliseconds. */
const GRACE_MS = 1_000;

/** Which pages browsers let read what polling answers. */
export interface SocketCors {
  readonly origin: string | string[];
  readonly credentials: boolean;
}

/** Socket.IO on the port of the REST side, default path and namespace. */
export class SpectatorIoAdapter extends IoAdapter {
  private readonly connections = new Set<Socket>();
  private readonly paths: string[] = [];

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly cors: SocketCors,
  ) {
    super(app);
    app.getHttpServer().on('connection', (connection) => {
      this.connections.add(connection);
      connection.once('close', () => this.connections.delete(connection));
    });
    refuseUpgrades(app.getHttpServer(), (url) => !this.paths.some((path) => url.startsWith(path)));
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const ours = {
      cors: this.cors,
      maxHttpBufferSize: MAX_MESSAGE,
      connectTimeout: CONNECT_MS,
      perMessageDeflate: false,
      // Those that are for nobody are refused, where Engine.IO would keep silent.
      destroyUpgrade: false,
    };
    const server: Server = super.createIOServer(port, Object.assign({}, options, ours));
    guardHandshakes(server.engine, this.app.get(PageAccess), this.app.get(PublicAddress));
    this.paths.push(server.path());
    limitPollingPayloads(server);
    return server;
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
