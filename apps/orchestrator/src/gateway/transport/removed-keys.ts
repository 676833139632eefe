import type { Server } from 'socket.io';
import { type ApiKeys, keysInHandshake } from '../../access/index.js';
import { closeWithReason } from './close-with-reason.js';

/** How long a client may take to read why its connection is closed. */
const REASON_GRACE_MS = 1_000;

const REMOVED = { code: 'api_key_unknown', error: 'This server does not know your API key any more.' };

/** Closes the sockets of keys that were removed. A socket that has shown another key, which is left, stays. */
export function closeOnRemoval(server: Server, keys: ApiKeys): void {
  keys.onRemoval((isLost) => {
    for (const socket of server.sockets.sockets.values()) {
      if (isLost(keysInHandshake(socket.handshake))) {
        closeWithReason(socket.conn, REASON_GRACE_MS, { socket, ...REMOVED });
      }
    }
  });
}
