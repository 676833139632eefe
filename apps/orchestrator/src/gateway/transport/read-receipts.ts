import { Injectable } from '@nestjs/common';
import { packetBytes, sendPing } from './engine-io-internals.js';
import type { SpectatorSocket } from './spectator-server.js';

/** How many bytes are sent between two pings: few enough to notice a slow client early, enough to cost nothing. */
export const RECEIPT_EVERY_BYTES = 65_536;

/** How much each client has read of what it was sent: delivery acknowledgements, without the client's help. */
@Injectable()
export class ReadReceipts {
  private readonly bySocket = new WeakMap<SpectatorSocket, SocketReceipts>();

  /** The socket's; they count from the first call for it. */
  of(socket: SpectatorSocket): SocketReceipts {
    const known = this.bySocket.get(socket);
    if (known !== undefined) return known;
    const receipts = new SocketReceipts(socket);
    this.bySocket.set(socket, receipts);
    return receipts;
  }
}

/**
 * How much of what one connection was sent its client has read. Neither the socket's buffer nor the operating system's
 * shows it: both take megabytes for a client that reads nothing. So Engine.IO's ping is sent among the packets now and
 * then: every client answers it with a pong once it has read so far.
 */
export class SocketReceipts {
  private sentBytes = 0;
  private confirmedBytes = 0;
  /** For each ping that was not answered yet, what had been sent before it; and the same for the last ping. */
  private readonly sentBeforePing: number[] = [];
  private sentBeforeLastPing = 0;
  private isPingDue = false;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly socket: SpectatorSocket) {
    const { conn } = socket;
    conn.on('packetCreate', (packet: { readonly type: string }) =>
      packet.type === 'ping' ? this.onPing() : this.count(packetBytes(packet)),
    );
    conn.on('packet', ({ type }: { readonly type: string }) => {
      if (type === 'pong') this.onPong();
    });
    socket.once('disconnect', () => this.wake());
  }

  /** Bytes that the client has read. */
  get readBytes(): number {
    return this.confirmedBytes;
  }

  /** Bytes that were sent and are not known to be read. */
  get unreadBytes(): number {
    return this.sentBytes - this.confirmedBytes;
  }

  /** Resolves when no more than `bytes` are unread, or when the client is disconnected. */
  async untilUnread(bytes: number): Promise<void> {
    await this.until(() => this.unreadBytes <= bytes);
  }

  /** Resolves when all that was sent so far is read, the client is disconnected, or the time is up. */
  async untilRead(timeoutMs: number): Promise<void> {
    const { sentBytes } = this;
    this.ping();
    let isLate = false;
    // One for each wait, of which there are many at a time: Nest's SchedulerRegistry holds one timer by name.
    const timer = setTimeout(() => {
      isLate = true;
      this.wake();
    }, timeoutMs);
    await this.until(() => isLate || this.confirmedBytes >= sentBytes);
    clearTimeout(timer);
  }

  /** Adds bytes that are sent past Engine.IO, which announces its own packets. */
  count(bytes: number): void {
    this.sentBytes += bytes;
    if (this.sentBytes - this.sentBeforeLastPing < RECEIPT_EVERY_BYTES || this.isPingDue) return;
    this.isPingDue = true;
    // The packet is not in the queue yet: the ping has to follow it.
    queueMicrotask(() => {
      this.isPingDue = false;
      this.ping();
    });
  }

  private ping(): void {
    if (this.sentBeforeLastPing !== this.sentBytes) sendPing(this.socket.conn);
  }

  private onPing(): void {
    this.sentBeforeLastPing = this.sentBytes;
    this.sentBeforePing.push(this.sentBytes);
  }

  private onPong(): void {
    this.confirmedBytes = this.sentBeforePing.shift() ?? this.confirmedBytes;
    this.wake();
  }

  private async until(isReached: () => boolean): Promise<void> {
    while (this.socket.connected && !isReached()) await new Promise<void>((resolve) => this.waiting.add(resolve));
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}
