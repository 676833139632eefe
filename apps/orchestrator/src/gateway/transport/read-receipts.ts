import { packetBytes } from './engine-io-internals.js';
import type { SpectatorSocket } from './spectator-server.js';

/** So many bytes are sent before the other end is asked again how far it is. */
export const RECEIPT_EVERY_BYTES = 65_536;

/**
 * How much of what a connection was sent its other end has read. Neither a socket's buffer nor the system's can tell:
 * both take megabytes for somebody who reads nothing. So Engine.IO's ping is sent among the rest now and then, which
 * every client answers once it has read so far.
 */
export class ReadReceipts {
  private static readonly known = new WeakMap<SpectatorSocket, ReadReceipts>();
  private sent = 0;
  private confirmed = 0;
  /** What had been sent before each ping that was not answered yet, and before the last one. */
  private readonly asked: number[] = [];
  private lastAsked = 0;
  private isAsking = false;
  private readonly waiting = new Set<() => void>();

  private constructor(private readonly socket: SpectatorSocket) {
    const { conn } = socket;
    conn.on('packetCreate', (packet: { readonly type: string }) =>
      packet.type === 'ping' ? this.hasAsked() : this.note(packetBytes(packet)),
    );
    conn.on('packet', ({ type }: { readonly type: string }) => {
      if (type === 'pong') this.confirm();
    });
    socket.once('disconnect', () => this.wake());
  }

  /** The socket's; counts from the first call for it. */
  static of(socket: SpectatorSocket): ReadReceipts {
    const known = this.known.get(socket);
    if (known !== undefined) return known;
    const reception = new ReadReceipts(socket);
    this.known.set(socket, reception);
    return reception;
  }

  /** Bytes that the other end has read. */
  get read(): number {
    return this.confirmed;
  }

  /** Bytes sent, of which it is not known that they were read. */
  get unread(): number {
    return this.sent - this.confirmed;
  }

  /** Resolves when at most so many bytes are unread, or when he is gone. */
  async untilUnread(bytes: number): Promise<void> {
    await this.until(() => this.unread <= bytes);
  }

  /** Resolves when all that was sent so far is read, he is gone, or so many milliseconds have passed. */
  async untilRead(withinMs: number): Promise<void> {
    const { sent } = this;
    this.ask();
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      this.wake();
    }, withinMs);
    await this.until(() => isLate || this.confirmed >= sent);
    clearTimeout(timer);
  }

  /** So many bytes more are sent: said by whoever sends them past Engine.IO, which tells of its own packets. */
  note(bytes: number): void {
    this.sent += bytes;
    if (this.sent - this.lastAsked < RECEIPT_EVERY_BYTES || this.isAsking) return;
    this.isAsking = true;
    // The packet is not on its way yet: the ping has to follow it.
    queueMicrotask(() => {
      this.isAsking = false;
      this.ask();
    });
  }

  private ask(): void {
    if (this.lastAsked === this.sent) return;
    const { conn } = this.socket;
    // Its type calls it private; Engine.IO's own pings go through it.
    const send: unknown = Reflect.get(conn, 'sendPacket');
    if (typeof send === 'function') Reflect.apply(send, conn, ['ping']);
  }

  private hasAsked(): void {
    this.lastAsked = this.sent;
    this.asked.push(this.sent);
  }

  private confirm(): void {
    this.confirmed = this.asked.shift() ?? this.confirmed;
    this.wake();
  }

  private async until(isSo: () => boolean): Promise<void> {
    while (this.socket.connected && !isSo()) await new Promise<void>((resolve) => this.waiting.add(resolve));
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}
