import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { MessageMappingProperties } from '@nestjs/websockets';
import type { Observable } from 'rxjs';
import type { Server, ServerOptions, Socket as Client } from 'socket.io';
import { ApiKeys, guardHandshakes, PageAccess, PublicAddress, SocketsPerAddress } from '../../access/index.js';
import { OrchestratorConfig } from '../../config.js';
import { bindHandlers, type Handling } from './message-handlers.js';
import { forbidTypeGuessing } from './polling-headers.js';
import { limitPollingPayloads } from './polling-payloads.js';
import { closeOnRemoval } from './removed-keys.js';
import { SpectatorServer, socketIoOptions } from './spectator-server.js';
import { refuseUpgrades } from './upgrades.js';

/** How long a shutdown waits for answers to be sent and for clients to close their ends: both take one round trip. */
const SHUTDOWN_GRACE_MS = 1_000;

/** Socket.IO on the port of the REST side, default path and namespace. */
export class SpectatorIoAdapter extends IoAdapter {
  private readonly connections = new Set<Socket>();
  private readonly paths: string[] = [];
  /** The same for all sockets. */
  private readonly handling: Handling = {
    split: (sent) => this.mapPayload(sent),
    failed: (error) => this.logger.error(error),
  };

  constructor(private readonly app: NestFastifyApplication) {
    super(app);
    app.getHttpServer().on('connection', (connection) => {
      this.connections.add(connection);
      connection.once('close', () => this.connections.delete(connection));
    });
    refuseUpgrades(app.getHttpServer(), (url) => !this.paths.some((path) => url.startsWith(path)));
  }

  /** The {@link SpectatorServer} for gateways with default options; one of their own for gateways with a port or a path. */
  override createIOServer(port: number, options?: ServerOptions): Server {
    const isDefault = port === 0 && options?.path === undefined;
    const server = isDefault ? this.attached(this.app.get(SpectatorServer)) : this.created(port, options);
    forbidTypeGuessing(server.httpServer);
    const [pages, address] = [this.app.get(PageAccess), this.app.get(PublicAddress)];
    guardHandshakes(server.engine, pages, address, this.app.get(SocketsPerAddress));
    limitPollingPayloads(server);
    closeOnRemoval(server, this.app.get(ApiKeys));
    this.paths.push(server.path());
    return server;
  }

  override bindMessageHandlers(
    client: Client,
    handlers: MessageMappingProperties[],
    transform: (data: unknown) => Observable<unknown>,
  ): void {
    bindHandlers(client, handlers, transform, this.handling);
  }

  /**
   * Disconnects all clients and stops listening. Socket.IO would wait for every TCP connection to end, also for those of
   * clients that have sent nothing yet, read nothing or never close their end.
   */
  override async close(server: Server): Promise<void> {
    // One at shutdown, when the timers in Nest's SchedulerRegistry are cleared already.
    const grace = setTimeout(() => {
      for (const connection of this.connections) connection.destroy();
    }, SHUTDOWN_GRACE_MS);
    await super.close(server);
    clearTimeout(grace);
  }

  private attached(server: SpectatorServer): Server {
    return server.attach(this.app.getHttpServer());
  }

  private created(port: number, options?: ServerOptions): Server {
    return super.createIOServer(port, Object.assign({}, options, socketIoOptions(this.app.get(OrchestratorConfig))));
  }
}
