import type { Namespace, Server } from 'socket.io';
import { type ApiKeys, keysInHandshake } from '../../access/index.js';
import { closeWithReason } from './close-with-reason.js';

/** How long a client may take to read why its connection is closed. */
const REASON_GRACE_MS = 1_000;

const REMOVED = { code: 'api_key_unknown', error: 'This server does not know your API key any more.' };

/**
 * Closes the sockets of keys that were removed, in all namespaces that are opened from now on, and in the default one. A socket
 * that has shown another key, which is left, stays. The reason is an event of the default namespace.
 */
export function closeOnRemoval(server: Server, keys: ApiKeys): void {
  const others: Namespace[] = [];
  server.on('new_namespace', (namespace) => others.push(namespace));
  keys.onRemoval((isLost) => {
    for (const socket of server.sockets.sockets.values()) {
      if (isLost(keysInHandshake(socket.handshake))) {
        closeWithReason(socket.conn, REASON_GRACE_MS, { socket, ...REMOVED });
      }
    }
    for (const { sockets } of others) {
      for (const { conn, handshake } of sockets.values()) {
        if (isLost(keysInHandshake(handshake)))
          closeWithReason(conn, REASON_GRACE_MS, { socket: undefined, ...REMOVED });
      }
    }
  });
}
