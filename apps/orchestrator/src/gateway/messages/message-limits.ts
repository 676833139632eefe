import { Injectable } from '@nestjs/common';
import { Log } from '#libs/service';
import { onWebSocketPing } from '../transport/engine-io-internals.js';
import { closeWithReason } from '../transport/close-with-reason.js';
import type { Connection, SpectatorServer, SpectatorSocket } from '../transport/spectator-server.js';

/** So many messages of one connection may wait for an answer: more than a page sends that comes back to all its games. */
export const MAX_UNANSWERED = 100;

/** So many refusals, and within so many milliseconds, before a connection is closed that goes on. */
const MAX_REFUSED = 100;
const REFUSED_WITHIN_MS = 10_000;

/** So many packets, of whatever kind, may come from one connection in one turn of the event loop. */
const MAX_PACKETS_PER_TURN = 256;

/** So many while the connection is in no namespace, where the first lets it in; and so many attempts to change transport. */
const MAX_PACKETS_OUTSIDE = 16;

/** So many messages, of all connections, are begun in one turn of the event loop: in between everything else has its turn. */
const BEGUN_PER_TURN = 8;

/** How long a client has to read why its connection is closed, in milliseconds. */
const FAREWELL_MS = 1_000;

const TOO_MANY = {
  code: 'too_many_requests',
  error: `You sent too much at once: no more than ${MAX_UNANSWERED} messages may wait for an answer.`,
};

/** A message that is being answered. */
export interface Place {
  /** Resolves when it is its turn. */
  readonly turn: Promise<void>;
  leave(): void;
}

/** What came over one connection. */
class Traffic {
  socket: SpectatorSocket | undefined;
  isOver = false;
  unanswered = 0;
  packetsInTurn = 0;
  packetsOutside = 0;
  /** Heartbeats that were asked for and did not come yet. */
  pongsDue = 0;
  refusals = 0;
  refusedSince = 0;
}

/**
 * Keeps one client from taking the time or the memory of all others: it counts what comes over each connection, and
 * hangs up where that is more than any client has reason to send.
 */
@Injectable()
export class MessageLimits {
  private readonly connections = new WeakMap<Connection, Traffic>();
  private readonly waiting: (() => void)[] = [];
  private isBeginning = false;

  constructor(private readonly log: Log) {}

  watch(server: SpectatorServer): void {
    server.engine.on('connection', (conn: Connection) => this.follow(conn));
    server.on('connection', (socket) => {
      const traffic = this.of(socket.conn);
      traffic.socket = socket;
      socket.once('disconnect', () => (traffic.socket = undefined));
    });
  }

  /** Undefined: too many of this connection's messages are being answered. */
  place(conn: Connection): Place | undefined {
    const traffic = this.of(conn);
    if (traffic.unanswered >= MAX_UNANSWERED) return undefined;
    traffic.unanswered += 1;
    return { turn: this.nextTurn(), leave: () => void (traffic.unanswered -= 1) };
  }

  /** A message was refused, since too many are being answered. */
  refused({ conn }: SpectatorSocket): void {
    const traffic = this.of(conn);
    const now = performance.now();
    if (now - traffic.refusedSince > REFUSED_WITHIN_MS) Object.assign(traffic, { refusals: 0, refusedSince: now });
    traffic.refusals += 1;
    if (traffic.refusals > MAX_REFUSED) this.end(conn, 'refused', traffic.refusals);
  }

  private of(conn: Connection): Traffic {
    const known = this.connections.get(conn);
    if (known !== undefined) return known;
    const traffic = new Traffic();
    this.connections.set(conn, traffic);
    return traffic;
  }

  private follow(conn: Connection): void {
    const traffic = this.of(conn);
    conn.on('packetCreate', ({ type }: { readonly type: string }) => {
      if (type === 'ping') traffic.pongsDue += 1;
    });
    conn.on('packet', ({ type }: { readonly type: string }) => {
      if (type === 'pong' && traffic.pongsDue > 0) traffic.pongsDue -= 1;
      else this.count(conn, traffic);
    });
    onWebSocketPing(conn, () => this.count(conn, traffic));
    conn.on('upgrade', () => onWebSocketPing(conn, () => this.count(conn, traffic)));
    conn.on('upgrading', () => this.countOutside(conn, traffic));
  }

  private count(conn: Connection, traffic: Traffic): void {
    if (traffic.packetsInTurn === 0) setImmediate(() => (traffic.packetsInTurn = 0));
    traffic.packetsInTurn += 1;
    if (traffic.packetsInTurn > MAX_PACKETS_PER_TURN) this.end(conn, 'packets', traffic.packetsInTurn);
    else if (traffic.socket === undefined) this.countOutside(conn, traffic);
  }

  private countOutside(conn: Connection, traffic: Traffic): void {
    traffic.packetsOutside += 1;
    if (traffic.packetsOutside > MAX_PACKETS_OUTSIDE) this.end(conn, 'packets', traffic.packetsOutside);
  }

  private end(conn: Connection, what: 'packets' | 'refused', count: number): void {
    const traffic = this.of(conn);
    if (traffic.isOver) return;
    traffic.isOver = true;
    this.log.info('a client that sends too much was disconnected', { [what]: count });
    closeWithReason(conn, FAREWELL_MS, { socket: traffic.socket, ...TOO_MANY });
  }

  private async nextTurn(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.waiting.push(resolve);
      this.beginSome();
    });
  }

  private beginSome(): void {
    if (this.isBeginning) return;
    this.isBeginning = true;
    setImmediate(() => {
      this.isBeginning = false;
      for (const begin of this.waiting.splice(0, BEGUN_PER_TURN)) begin();
      if (this.waiting.length > 0) this.beginSome();
    });
  }
}
