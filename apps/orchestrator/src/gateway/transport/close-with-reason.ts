import { stopReading, terminate } from './engine-io-internals.js';
import type { Connection, SpectatorSocket } from './spectator-server.js';

/** What a client is sent last. */
export interface CloseReason {
  /** Undefined where the client has not joined the namespace, so that no event can be sent to it. */
  readonly socket: SpectatorSocket | undefined;
  readonly code: string;
  readonly error: string;
}

/**
 * Closes a connection from which nothing more is read. The client is sent the reason and has `graceMs` to read it, since
 * Socket.IO would wait without end for a client to read or to answer.
 */
export function closeWithReason(conn: Connection, graceMs: number, { socket, code, error }: CloseReason): void {
  const at = new Date().toISOString();
  socket?.emit('game:error', { game_id: null, error, code, recoverable: true, at });
  socket?.disconnect(true);
  conn.close();
  stopReading(conn);
  // One for each connection that is closed so: Nest's SchedulerRegistry holds one timer by name.
  setTimeout(() => terminate(conn), graceMs).unref();
}
