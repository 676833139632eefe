import type { SpectatorSocket } from './spectator-server.js';

/**
 * Bytes that a connection has not taken yet: what engine.io keeps in a list of its own, and what the WebSocket below was
 * handed but could not pass on. The types of neither show it.
 */
export function waitingBytes(socket: SpectatorSocket): number {
  return packetsOf(socket).reduce<number>((bytes, packet) => bytes + bytesOf(packet), bytesHandedOver(socket));
}

/** Forgets what waits, up to what the WebSocket was handed: that alone still arrives, whole. */
export function dropWaiting(socket: SpectatorSocket): void {
  packetsOf(socket).length = 0;
}

/** The size of one of engine.io's packets: that of its frames, or of its text. */
export function bytesOf(packet: unknown): number {
  if (typeof packet !== 'object' || packet === null) return 0;
  const frames = 'options' in packet ? framesOf(packet.options) : 0;
  if (frames > 0) return frames;
  return 'data' in packet && typeof packet.data === 'string' ? packet.data.length : 0;
}

function framesOf(options: unknown): number {
  if (typeof options !== 'object' || options === null || !('wsPreEncodedFrame' in options)) return 0;
  const { wsPreEncodedFrame: pieces } = options;
  if (!Array.isArray(pieces)) return 0;
  return pieces.reduce<number>((bytes, piece) => bytes + (piece instanceof Uint8Array ? piece.length : 0), 0);
}

function packetsOf(socket: SpectatorSocket): unknown[] {
  const waiting: unknown = Reflect.get(socket.conn, 'writeBuffer');
  return Array.isArray(waiting) ? waiting : [];
}

function bytesHandedOver(socket: SpectatorSocket): number {
  const webSocket: unknown = Reflect.get(socket.conn.transport, 'socket');
  if (typeof webSocket !== 'object' || webSocket === null || !('bufferedAmount' in webSocket)) return 0;
  return typeof webSocket.bufferedAmount === 'number' ? webSocket.bufferedAmount : 0;
}
