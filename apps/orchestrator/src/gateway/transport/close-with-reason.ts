import { terminate, stopReading } from './engine-io-internals.js';
import type { Connection, SpectatorSocket } from './spectator-server.js';

/** What a client is sent last. */
export interface CloseReason {
  /** Undefined where it has not joined the namespace, so that nothing can be sent to it. */
  readonly socket: SpectatorSocket | undefined;
  readonly code: string;
  readonly error: string;
}

/**
 * Ends a connection from which nothing more is read. The client is told why; what it has not read of that after so many
 * milliseconds it never will, since Socket.IO would wait for it to read, or to answer, without end.
 */
export function closeWithReason(conn: Connection, farewellMs: number, { socket, code, error }: CloseReason): void {
  const at = new Date().toISOString();
  socket?.emit('game:error', { game_id: null, error, code, recoverable: true, at });
  socket?.disconnect(true);
  conn.close();
  stopReading(conn);
  setTimeout(() => terminate(conn), farewellMs).unref();
}
