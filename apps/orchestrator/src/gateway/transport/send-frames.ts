import { idleTcpSocketOf } from './engine-io-internals.js';
import { messagesIn } from './frames.js';
import { ReadReceipts } from './read-receipts.js';
import type { SpectatorSocket } from './spectator-server.js';

/**
 * Sends events to one spectator as they are: a WebSocket is handed the very frames that all others are handed, in one
 * write. Nothing is compressed. Where nothing waits before them they go past Engine.IO, which does more for a packet than
 * writing it takes.
 */
export function send(socket: SpectatorSocket, frames: Buffer): void {
  const { conn } = socket;
  const line = idleTcpSocketOf(socket);
  if (line !== undefined) {
    line.write(frames);
    ReadReceipts.of(socket).note(frames.length);
  } else if (conn.transport.name === 'websocket') {
    const options = { compress: false, wsPreEncodedFrame: [frames] };
    conn.write('', options);
  } else {
    for (const message of messagesIn(frames)) conn.write(message);
  }
}
