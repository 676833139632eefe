import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Log } from '#libs/service';
import { closeWithReason } from '../transport/close-with-reason.js';
import { onWebSocketPing } from '../transport/engine-io-internals.js';
import { type Connection, SpectatorServer, type SpectatorSocket } from '../transport/spectator-server.js';

/** More than a page sends that connects again and joins all its games. */
export const MAX_UNANSWERED_PER_CONNECTION = 100;

/** How many refusals a connection may get in this time: a client that goes on ignores its answers, and is disconnected. */
const MAX_REFUSALS = 100;
const REFUSALS_WITHIN_MS = 10_000;

/** Packets of any kind from one connection in one turn of the event loop: all unanswered messages, and as much again. */
const MAX_PACKETS_PER_TURN = 256;

/** Packets before the connection is in the namespace, which takes one, and attempts to change transport. */
const MAX_PACKETS_OUTSIDE_NAMESPACE = 16;

/** Messages of all connections that are begun in one turn of the event loop: games and answers come in between. */
const BEGUN_PER_TURN = 8;

/** How long a client may take to read why its connection is closed. */
const REASON_GRACE_MS = 1_000;

const TOO_MANY = {
  code: 'too_many_requests',
  error: `You sent too much at once: no more than ${MAX_UNANSWERED_PER_CONNECTION} messages may wait for an answer.`,
};

/** A message that is being answered. */
export interface Place {
  /** Resolves when the message may begin. */
  readonly turn: Promise<void>;
  /** Call it when the message is answered. */
  leave(): void;
}

/** What one connection has sent. */
class Traffic {
  socket: SpectatorSocket | undefined;
  isClosed = false;
  unanswered = 0;
  packetsInTurn = 0;
  packetsOutside = 0;
  /** Pings of the heartbeat without a pong so far. */
  pongsDue = 0;
  refusals = 0;
  refusalsSince = 0;
}

/**
 * Keeps one client from taking the time or the memory of all others: counts what each connection sends, and closes a
 * connection that sends more than any client has a reason to. A Nest guard sees messages only; packets below them cost
 * time too.
 */
@Injectable()
export class MessageLimits implements OnModuleInit {
  private readonly connections = new WeakMap<Connection, Traffic>();
  private readonly waiting: (() => void)[] = [];
  private isBeginning = false;

  constructor(
    private readonly server: SpectatorServer,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.server.engine.on('connection', (conn: Connection) => this.follow(conn));
    this.server.on('connection', (socket) => {
      const traffic = this.of(socket.conn);
      traffic.socket = socket;
      socket.once('disconnect', () => (traffic.socket = undefined));
    });
  }

  /** Undefined: too many of this connection's messages are being answered. */
  enqueue(conn: Connection): Place | undefined {
    const traffic = this.of(conn);
    if (traffic.unanswered >= MAX_UNANSWERED_PER_CONNECTION) return undefined;
    traffic.unanswered += 1;
    return { turn: this.nextTurn(), leave: () => void (traffic.unanswered -= 1) };
  }

  /** Call it when a message was refused because too many are being answered. */
  countRefusal({ conn }: SpectatorSocket): void {
    const traffic = this.of(conn);
    const now = performance.now();
    if (now - traffic.refusalsSince > REFUSALS_WITHIN_MS) Object.assign(traffic, { refusals: 0, refusalsSince: now });
    traffic.refusals += 1;
    if (traffic.refusals > MAX_REFUSALS) this.close(conn, 'refused', traffic.refusals);
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
      else this.countPacket(conn, traffic);
    });
    onWebSocketPing(conn, () => this.countPacket(conn, traffic));
    conn.on('upgrade', () => onWebSocketPing(conn, () => this.countPacket(conn, traffic)));
    conn.on('upgrading', () => this.countOutside(conn, traffic));
  }

  private countPacket(conn: Connection, traffic: Traffic): void {
    if (traffic.packetsInTurn === 0) setImmediate(() => (traffic.packetsInTurn = 0));
    traffic.packetsInTurn += 1;
    if (traffic.packetsInTurn > MAX_PACKETS_PER_TURN) this.close(conn, 'packets', traffic.packetsInTurn);
    else if (traffic.socket === undefined) this.countOutside(conn, traffic);
  }

  private countOutside(conn: Connection, traffic: Traffic): void {
    traffic.packetsOutside += 1;
    if (traffic.packetsOutside > MAX_PACKETS_OUTSIDE_NAMESPACE) this.close(conn, 'packets', traffic.packetsOutside);
  }

  private close(conn: Connection, what: 'packets' | 'refused', count: number): void {
    const traffic = this.of(conn);
    if (traffic.isClosed) return;
    traffic.isClosed = true;
    this.log.info('a client that sends too much was disconnected', { [what]: count });
    closeWithReason(conn, REASON_GRACE_MS, { socket: traffic.socket, ...TOO_MANY });
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
