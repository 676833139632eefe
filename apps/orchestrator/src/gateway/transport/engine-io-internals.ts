import { EventEmitter } from 'node:events';
import { Duplex } from 'node:stream';
import type { Connection, SpectatorSocket } from './spectator-server.js';

/** A WebSocket's `readyState`. */
const OPEN = 1;

/**
 * Bytes that a connection has not taken yet: what engine.io keeps in a list of its own, and what the WebSocket below was
 * handed but could not pass on. The types of neither show it.
 */
export function queuedBytes(socket: SpectatorSocket): number {
  return packetsOf(socket).reduce<number>((bytes, packet) => bytes + packetBytes(packet), bytesHandedOver(socket));
}

/** Forgets what waits, up to what the WebSocket was handed: that alone still arrives, whole. */
export function discardQueued(socket: SpectatorSocket): void {
  packetsOf(socket).length = 0;
}

/** Lets packets wait again that Engine.IO was about to send, before those that came meanwhile. */
export function requeue(conn: SpectatorSocket['conn'], packets: readonly unknown[]): void {
  if (packets.length > 0) Reflect.set(conn, 'writeBuffer', [...packets, ...packetsIn(conn)]);
}

/** The connection below an open WebSocket, if nothing waits anywhere for it to take: what is written to it comes next. */
export function idleTcpSocketOf(socket: SpectatorSocket): Duplex | undefined {
  const { readyState, transport } = socket.conn;
  if (readyState !== 'open' || !transport.writable || packetsOf(socket).length > 0) return undefined;
  const webSocket = webSocketOf(socket.conn);
  if (webSocket === undefined || !('readyState' in webSocket && '_socket' in webSocket)) return undefined;
  const { readyState: state, _socket: line } = webSocket;
  return state === OPEN && line instanceof Duplex && bytesHandedOver(socket) === 0 ? line : undefined;
}

/** The size of one of engine.io's packets: that of its frames, or of its text. */
export function packetBytes(packet: unknown): number {
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

function packetsOf({ conn }: SpectatorSocket): unknown[] {
  return packetsIn(conn);
}

function packetsIn(conn: SpectatorSocket['conn']): unknown[] {
  const waiting: unknown = Reflect.get(conn, 'writeBuffer');
  return Array.isArray(waiting) ? waiting : [];
}

function bytesHandedOver(socket: SpectatorSocket): number {
  const webSocket = webSocketOf(socket.conn);
  if (webSocket === undefined || !('bufferedAmount' in webSocket)) return 0;
  return typeof webSocket.bufferedAmount === 'number' ? webSocket.bufferedAmount : 0;
}

/** Calls back for every ping of the WebSocket protocol itself: `ws` answers them without a word to Engine.IO. */
export function onWebSocketPing(conn: Connection, call: () => void): void {
  const webSocket = webSocketOf(conn);
  if (webSocket instanceof EventEmitter) webSocket.on('ping', call);
}

/** Reads nothing more from a WebSocket. Over polling nothing is read from a connection that is closing. */
export function stopReading(conn: Connection): void {
  callOf(webSocketOf(conn), 'pause');
}

/** Ends the connection as it is, whether or not the other end reads its farewell. */
export function terminate(conn: Connection): void {
  conn.close(true);
  callOf(webSocketOf(conn), 'terminate');
}

function callOf(target: object | undefined, method: 'pause' | 'terminate'): void {
  const found: unknown = target && Reflect.get(target, method);
  if (target !== undefined && typeof found === 'function') Reflect.apply(found, target, []);
}

function webSocketOf({ transport }: Connection): object | undefined {
  if (!('socket' in transport)) return undefined;
  return typeof transport.socket === 'object' && transport.socket !== null ? transport.socket : undefined;
}
