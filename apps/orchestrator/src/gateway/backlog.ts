import type { SpectatorSocket } from './audience.js';

/**
 * Bytes that a connection has not taken yet: what engine.io keeps in a list of its own, and what the WebSocket below was
 * handed but could not pass on. The types of neither show it.
 */
export function waitingBytes(socket: SpectatorSocket): number {
  return packetsOf(socket).reduce<number>((bytes, packet) => bytes + sizeOf(packet), bytesHandedOver(socket));
}

/** How much of that the packet is that was said last; 0 when it was handed over at once. */
export function newestBytes(socket: SpectatorSocket): number {
  return sizeOf(packetsOf(socket).at(-1));
}

/** Forgets what waits, up to what the WebSocket was handed: that alone still arrives, whole. */
export function dropWaiting(socket: SpectatorSocket): void {
  packetsOf(socket).length = 0;
}

/** Resolves when at most so many bytes wait, or when the connection is gone. */
export async function untilTaken(socket: SpectatorSocket, bytes: number): Promise<void> {
  while (socket.connected && waitingBytes(socket) > bytes) await somethingTaken(socket);
}

/** The transport says when it has passed on all that it was handed; an upgrade gives the connection another one. */
async function somethingTaken({ conn }: SpectatorSocket): Promise<void> {
  const { transport } = conn;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      transport.off('drain', done);
      conn.off('upgrade', done);
      conn.off('close', done);
      resolve();
    };
    transport.on('drain', done);
    conn.on('upgrade', done);
    conn.on('close', done);
  });
}

function packetsOf(socket: SpectatorSocket): unknown[] {
  const waiting: unknown = Reflect.get(socket.conn, 'writeBuffer');
  return Array.isArray(waiting) ? waiting : [];
}

function sizeOf(packet: unknown): number {
  const isPacket = typeof packet === 'object' && packet !== null && 'data' in packet;
  return isPacket && typeof packet.data === 'string' ? packet.data.length : 0;
}

function bytesHandedOver(socket: SpectatorSocket): number {
  const webSocket: unknown = Reflect.get(socket.conn.transport, 'socket');
  if (typeof webSocket !== 'object' || webSocket === null || !('bufferedAmount' in webSocket)) return 0;
  return typeof webSocket.bufferedAmount === 'number' ? webSocket.bufferedAmount : 0;
}
