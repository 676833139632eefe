import { EventEmitter, once } from 'node:events';
import { createServer, IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { Socket as TcpSocket } from 'node:net';
import { Duplex } from 'node:stream';
import { Server } from 'socket.io';
import type { Connection, SpectatorSocket } from './spectator-server.js';

/**
 * Everything that the gateway uses of engine.io and ws beyond their public API, and nothing else does. Their APIs
 * cannot count or discard the bytes that a client has not taken yet, nor write one encoded frame to many sockets.
 */

/** A WebSocket's `readyState`. */
const OPEN = 1;

/** The members that this file uses, as paths from an Engine.IO connection over WebSocket, and what each must be. */
const EXPECTED: Readonly<Record<string, (value: unknown) => boolean>> = {
  writeBuffer: Array.isArray,
  sendPacket: isFunction,
  'transport.writable': (value) => typeof value === 'boolean',
  'transport.socket': (value) => value instanceof EventEmitter,
  'transport.socket.readyState': isNumber,
  'transport.socket.bufferedAmount': isNumber,
  'transport.socket._socket': (value) => value instanceof Duplex,
  'transport.socket._sender.sendFrame': isFunction,
  'transport.socket.pause': isFunction,
  'transport.socket.terminate': isFunction,
};

/** How long the connection below may take to open, which needs no network. */
const PROBE_TIMEOUT_MS = 5_000;

/** Rejects when the installed engine.io and ws lack a member that this file uses. Call it before the first connection. */
export async function assertInternals(): Promise<void> {
  const server = new Server(createServer(), { serveClient: false });
  // The client's end: it takes everything, and never sends anything.
  const client = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
  try {
    const opened = once(server.engine, 'connection', { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    server.engine.handleUpgrade(webSocketRequest(), client, Buffer.alloc(0));
    const [conn]: readonly unknown[] = await opened.then((values: readonly unknown[]) => values);
    assertMembersOf(conn);
  } finally {
    client.destroy();
    await server.close();
  }
}

/** Throws when an Engine.IO connection lacks one of the members, with their paths and the installed versions. */
export function assertMembersOf(conn: unknown): void {
  const missing = Object.entries(EXPECTED).filter(
    ([path, isAsExpected]) => !isAsExpected(path.split('.').reduce<unknown>(memberOf, conn)),
  );
  if (missing.length > 0) throw new Error(incompatible(missing.map(([path]) => path)));
}

function incompatible(missing: readonly string[]): string {
  const socketIo = createRequire(import.meta.url).resolve('socket.io');
  const engineIo = createRequire(socketIo).resolve('engine.io');
  const installed = [
    `socket.io ${versionIn(socketIo, '../package.json')}`,
    `engine.io ${versionIn(engineIo, '../package.json')}`,
    `ws ${versionIn(engineIo, 'ws/package.json')}`,
  ];
  const versions = installed.join(', ');
  return `The gateway cannot run with ${versions}: a connection has no ${missing.join(', ')} as engine-io-internals.ts expects it.`;
}

function versionIn(module: string, packageJson: string): string {
  const content: unknown = createRequire(module)(packageJson);
  return String(memberOf(content, 'version'));
}

function webSocketRequest(): IncomingMessage {
  const request = new IncomingMessage(new TcpSocket());
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': Buffer.alloc(16).toString('base64'),
  };
  return Object.assign(request, { method: 'GET', url: '/socket.io/?EIO=4&transport=websocket', headers });
}

/** Bytes that the operating system has not taken yet: those in engine.io's queue, and those in the WebSocket's. */
export function queuedBytes(socket: SpectatorSocket): number {
  const { conn } = socket;
  return queueOf(conn).reduce<number>((bytes, packet) => bytes + packetBytes(packet), webSocketBytes(conn));
}

/** Empties engine.io's queue. What the WebSocket was given already still arrives, whole. */
export function discardQueued({ conn }: SpectatorSocket): void {
  queueOf(conn).length = 0;
}

/** Puts packets that Engine.IO was about to send back to the front of its queue. */
export function requeue(conn: Connection, packets: readonly unknown[]): void {
  if (packets.length > 0) Reflect.set(conn, 'writeBuffer', [...packets, ...queueOf(conn)]);
}

/** The TCP socket below an open WebSocket, if no queue has anything in it: what is written to the TCP socket is sent next. */
export function idleTcpSocketOf({ conn }: SpectatorSocket): Duplex | undefined {
  const { readyState, transport } = conn;
  if (readyState !== 'open' || !transport.writable || queueOf(conn).length > 0) return undefined;
  const webSocket = webSocketOf(conn);
  if (webSocket === undefined || !('readyState' in webSocket && '_socket' in webSocket)) return undefined;
  const { readyState: state, _socket: tcpSocket } = webSocket;
  return state === OPEN && tcpSocket instanceof Duplex && webSocketBytes(conn) === 0 ? tcpSocket : undefined;
}

/** The size of one of engine.io's packets: that of its frames, or of its text. */
export function packetBytes(packet: unknown): number {
  if (typeof packet !== 'object' || packet === null) return 0;
  const frames = 'options' in packet ? frameBytes(packet.options) : 0;
  if (frames > 0) return frames;
  return 'data' in packet && typeof packet.data === 'string' ? packet.data.length : 0;
}

/** Sends one of Engine.IO's pings beside those of its heartbeat. */
export function sendPing(conn: Connection): void {
  call(conn, 'sendPacket', 'ping');
}

/** Calls back for each ping of the WebSocket protocol, which ws answers without a word to Engine.IO. */
export function onWebSocketPing(conn: Connection, listener: () => void): void {
  const webSocket = webSocketOf(conn);
  if (webSocket instanceof EventEmitter) webSocket.on('ping', listener);
}

/** Reads nothing more from a WebSocket. Over polling nothing is read from a connection that is closing. */
export function stopReading(conn: Connection): void {
  call(webSocketOf(conn), 'pause');
}

/** Ends the connection at once, whether or not the client has read what it was sent. */
export function terminate(conn: Connection): void {
  conn.close(true);
  call(webSocketOf(conn), 'terminate');
}

function frameBytes(options: unknown): number {
  if (typeof options !== 'object' || options === null || !('wsPreEncodedFrame' in options)) return 0;
  const { wsPreEncodedFrame: pieces } = options;
  if (!Array.isArray(pieces)) return 0;
  return pieces.reduce<number>((bytes, piece) => bytes + (piece instanceof Uint8Array ? piece.length : 0), 0);
}

function queueOf(conn: Connection): unknown[] {
  const queue: unknown = Reflect.get(conn, 'writeBuffer');
  return Array.isArray(queue) ? queue : [];
}

function webSocketBytes(conn: Connection): number {
  const webSocket = webSocketOf(conn);
  if (webSocket === undefined || !('bufferedAmount' in webSocket)) return 0;
  return typeof webSocket.bufferedAmount === 'number' ? webSocket.bufferedAmount : 0;
}

/** Undefined over polling. */
function webSocketOf({ transport }: Connection): object | undefined {
  if (!('socket' in transport)) return undefined;
  return typeof transport.socket === 'object' && transport.socket !== null ? transport.socket : undefined;
}

function call(target: object | undefined, method: 'sendPacket' | 'pause' | 'terminate', ...args: unknown[]): void {
  const found = memberOf(target, method);
  if (target !== undefined && typeof found === 'function') Reflect.apply(found, target, args);
}

function memberOf(owner: unknown, name: string): unknown {
  return typeof owner === 'object' && owner !== null ? Reflect.get(owner, name) : undefined;
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}
