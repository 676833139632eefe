import type { Server, Socket } from 'socket.io';
import type { ServerToClientEvents } from '#libs/protocol';

export type SpectatorServer = Server<Record<string, never>, ServerToClientEvents>;
export type SpectatorSocket = Socket<Record<string, never>, ServerToClientEvents>;

/** The Engine.IO connection below a socket. */
export type Connection = SpectatorSocket['conn'];
