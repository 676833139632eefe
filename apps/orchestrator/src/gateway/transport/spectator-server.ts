import { Injectable } from '@nestjs/common';
import { Server, type ServerOptions, type Socket } from 'socket.io';
import type { ServerToClientEvents } from '#libs/protocol';
import { corsFor } from '../../access/index.js';
import { OrchestratorConfig } from '../../config.js';

/**
 * The largest message, and the largest request over polling. Messages are under 1 kB; over polling several share a request.
 * Past the limit Socket.IO closes the connection without an answer.
 */
const MAX_MESSAGE_BYTES = 65_536;

/** How long a connection may be without joining a namespace: a client joins in the packet after the handshake. */
const JOIN_NAMESPACE_TIMEOUT_MS = 10_000;

export type SpectatorSocket = Socket<Record<string, never>, ServerToClientEvents>;

/** The Engine.IO connection below a socket. */
export type Connection = SpectatorSocket['conn'];

/**
 * The Socket.IO server that spectators connect to, for providers to inject. {@link SpectatorIoAdapter} attaches it to the
 * service's HTTP server when Nest connects the first gateway: `engine` is there from `onModuleInit` on.
 */
@Injectable()
export class SpectatorServer extends Server<Record<string, never>, ServerToClientEvents> {
  constructor(config: OrchestratorConfig) {
    super(socketIoOptions(config));
  }
}

/** For every Socket.IO server of this service, those of a team's gateways too. */
export function socketIoOptions({ corsOrigins }: OrchestratorConfig): Partial<ServerOptions> {
  return {
    cors: corsFor(corsOrigins),
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    connectTimeout: JOIN_NAMESPACE_TIMEOUT_MS,
    // One frame is written to many sockets, which compression per connection rules out.
    perMessageDeflate: false,
    // Engine.IO would leave upgrades to other paths unanswered: refuseUpgrades answers them.
    destroyUpgrade: false,
  };
}
