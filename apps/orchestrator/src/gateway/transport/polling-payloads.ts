import { requeue } from './engine-io-internals.js';
import type { SpectatorServer, SpectatorSocket } from './spectator-server.js';

/** python-engineio reads this many packets of one answer, and closes the connection on more (`max_decode_packets`). */
const MAX_PACKETS_PER_POLL = 16;

/** Engine.IO adds one of its own when it closes a connection. */
const PACKETS_OF_OURS = MAX_PACKETS_PER_POLL - 1;

/**
 * Bounds the packets in each answer to a long-polling request; what follows them waits for the next request. To be
 * called before the first connection. A WebSocket has each packet in a frame of its own, so nothing is bounded there.
 */
export function limitPollingPayloads({ engine }: Pick<SpectatorServer, 'engine'>): void {
  engine.on('connection', (conn: SpectatorSocket['conn']) => {
    let later: unknown[] = [];
    conn.on('flush', (packets: unknown[]) => {
      if (conn.transport.name === 'polling') later = packets.splice(PACKETS_OF_OURS);
    });
    // Emitted in the same call, when Engine.IO has sent the others.
    conn.on('drain', () => requeue(conn, later.splice(0)));
  });
}
