import type { SpectatorSocket } from './spectator-server.js';
import { messagesOf } from './frames.js';

/**
 * Sends events to one spectator as they are: a WebSocket is handed the very frames that all others are handed, in one
 * write. Nothing is compressed.
 */
export function send({ conn }: SpectatorSocket, frames: Buffer): void {
  if (conn.transport.name === 'websocket') {
    const options = { compress: false, wsPreEncodedFrame: [frames] };
    conn.write('', options);
  } else {
    for (const message of messagesOf(frames)) conn.write(message);
  }
}
