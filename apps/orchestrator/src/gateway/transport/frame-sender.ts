import { Injectable } from '@nestjs/common';
import { idleTcpSocketOf } from './engine-io-internals.js';
import { messagesIn } from './frames.js';
import { ReadReceipts } from './read-receipts.js';
import type { SpectatorSocket } from './spectator-server.js';

/**
 * Sends encoded frames. `socket.emit` would encode each event once for each socket, and Engine.IO does more for a packet
 * than writing it takes: with many spectators both cost more than all the rest. So an idle WebSocket is given the frames
 * that all others are given, in one write to its TCP socket; otherwise the frames join Engine.IO's queue. Nothing is
 * compressed.
 */
@Injectable()
export class FrameSender {
  constructor(private readonly receipts: ReadReceipts) {}

  send(socket: SpectatorSocket, frames: Buffer): void {
    const { conn } = socket;
    const tcpSocket = idleTcpSocketOf(socket);
    if (tcpSocket !== undefined) {
      tcpSocket.write(frames);
      this.receipts.of(socket).count(frames.length);
    } else if (conn.transport.name === 'websocket') {
      const options = { compress: false, wsPreEncodedFrame: [frames] };
      conn.write('', options);
    } else {
      for (const message of messagesIn(frames)) conn.write(message);
    }
  }
}
