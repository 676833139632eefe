import { setImmediate } from 'node:timers/promises';
import { Injectable, Optional } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Log } from '#libs/service';
import { closeWithReason } from './close-with-reason.js';
import { DeliveryMeter } from './delivery-meter.js';
import { discardQueued, queuedBytes } from './engine-io-internals.js';
import { ReadReceipts } from './read-receipts.js';
import { SpectatorServer, type SpectatorSocket } from './spectator-server.js';

/** How often connections are checked: a client cannot fill much memory in a quarter of a second. */
const CHECK_EVERY_MS = 250;

/** Connections that are checked in one turn of the event loop: about a millisecond. */
const CHECKED_PER_TURN = 500;

/** What may be queued for a connection, or be emitted in its game while it reads nothing: minutes of the fastest game. */
export const MAX_UNREAD_BYTES = 8_388_608;

/** How long a slow client may take to read why it is disconnected. */
const REASON_GRACE_MS = 30_000;

/** A client that is behind its game, and where both were when it was last seen to read. */
interface SlowConsumer {
  readonly socket: SpectatorSocket;
  /** Bytes that its game has emitted so far. */
  readonly emitted: () => number;
  emittedThen: number;
  readThen: number;
}

/**
 * Disconnects clients that do not read, so that they cost neither memory nor time of games and of other spectators. The
 * client is sent the reason and catches up by number when it connects again.
 */
@Injectable()
export class SlowConsumers {
  private readonly followed = new Set<SlowConsumer>();
  private isChecking = false;

  constructor(
    private readonly server: SpectatorServer,
    private readonly receipts: ReadReceipts,
    private readonly log: Log,
    @Optional() private readonly reasonGraceMs: number = REASON_GRACE_MS,
    @Optional() private readonly meter?: DeliveryMeter,
  ) {}

  /** A look at all of them; one that is still under way goes on instead. */
  @Interval('slow-consumers', CHECK_EVERY_MS)
  async check(): Promise<void> {
    if (this.isChecking) return;
    this.isChecking = true;
    try {
      for (const consumer of this.followed) this.checkProgress(consumer);
      await this.checkQueues();
    } finally {
      this.isChecking = false;
    }
  }

  /** From now on the client has to read before its game emits too much. Call the function returned when it is live again. */
  follow(socket: SpectatorSocket, emitted: () => number): () => void {
    const readThen = this.receipts.of(socket).readBytes;
    const consumer = { socket, emitted, emittedThen: emitted(), readThen };
    this.followed.add(consumer);
    return () => void this.followed.delete(consumer);
  }

  private async checkQueues(): Promise<void> {
    let checked = 0;
    for (const socket of this.server.of('/').sockets.values()) {
      const bytes = queuedBytes(socket);
      if (bytes > MAX_UNREAD_BYTES) this.disconnect(socket, 'waiting', bytes);
      checked += 1;
      if (checked % CHECKED_PER_TURN === 0) await setImmediate();
    }
  }

  private checkProgress(consumer: SlowConsumer): void {
    const { socket, emitted, emittedThen, readThen } = consumer;
    const { readBytes } = this.receipts.of(socket);
    const missed = emitted() - emittedThen;
    if (readBytes > readThen) Object.assign(consumer, { emittedThen: emitted(), readThen: readBytes });
    else if (missed > MAX_UNREAD_BYTES) this.disconnect(socket, 'missed', missed);
  }

  /** What is queued is discarded: the client catches up by number. The reason still reaches it if it reads in time. */
  private disconnect(socket: SpectatorSocket, why: 'waiting' | 'missed', bytes: number): void {
    this.log.info('a spectator who does not read was disconnected', { [why]: bytes });
    this.meter?.slowConsumer();
    const error = 'You read more slowly than the game goes: reconnect with after_seq to catch up.';
    discardQueued(socket);
    closeWithReason(socket.conn, this.reasonGraceMs, { socket, code: 'slow_consumer', error });
  }
}
