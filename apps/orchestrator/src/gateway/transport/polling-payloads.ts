import type { Server } from 'socket.io';
import { requeue } from './engine-io-internals.js';
import type { Connection } from './spectator-server.js';

/** python-engineio closes the connection when one answer has more packets (its `max_decode_packets`). */
const MAX_PACKETS_PER_POLL = 16;

/** Engine.IO adds a packet of its own when it closes a connection. */
const MAX_QUEUED_PACKETS_PER_POLL = MAX_PACKETS_PER_POLL - 1;

/**
 * Limits the packets in each answer to a long-polling request: what follows them waits for the next request. Call it
 * before the first connection. A WebSocket has each packet in a frame of its own, so there is no limit there.
 */
export function limitPollingPayloads({ engine }: Pick<Server, 'engine'>): void {
  engine.on('connection', (conn: Connection) => {
    let rest: unknown[] = [];
    conn.on('flush', (packets: unknown[]) => {
      if (conn.transport.name === 'polling') rest = packets.splice(MAX_QUEUED_PACKETS_PER_POLL);
    });
    // Emitted in the same call, after Engine.IO has sent the others.
    conn.on('drain', () => requeue(conn, rest.splice(0)));
  });
}
