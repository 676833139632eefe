import { Injectable } from '@nestjs/common';
import { isOver } from '../../games/index.js';
import type { EventSequencer } from '../rooms/event-sequencer.js';
import type { PendingJoin } from '../rooms/pending-joins.js';
import { FrameSender } from '../transport/frame-sender.js';
import { ReadReceipts } from '../transport/read-receipts.js';
import type { SpectatorSocket } from '../transport/spectator-server.js';
import { CatchUpLimiter, type Sent } from './catch-up-limiter.js';
import { type FrameSlice, sliceOf } from './frame-page.js';
import { FramePages } from './frame-pages.js';
import { GameReader } from './game-reader.js';

/** Events of a page, and of a page of small events: a page is read and encoded in a few milliseconds. */
const PAGE_SIZE = 16;
const SMALL_EVENTS_PAGE_SIZE = 256;
const MAX_SMALL_EVENT_BYTES = 2_048;

/** Pages kept for the next spectators: the history of a long game fits. */
const MAX_KEPT_BYTES = 33_554_432;

/** Unread bytes of one spectator before the next events are sent, and the size of one slice unless one event is larger. */
const MAX_SLICE_BYTES = 262_144;

/** Unread bytes of all who are catching up before others are sent more: what a network takes at once anyway. */
const MAX_IN_FLIGHT_BYTES = 2_097_152;

/** A spectator who has not read a slice by then is no longer waited for by the others. */
const READ_TIMEOUT_MS = 100;

interface SentSlice extends Sent {
  readonly slice: FrameSlice | undefined;
}

const NOTHING_SENT: SentSlice = { bytes: 0, read: Promise.resolve(), slice: undefined };

/** A spectator who is catching up. */
export interface CatchingUp {
  readonly socket: SpectatorSocket;
  readonly pending: PendingJoin;
  readonly sequencer: EventSequencer;
}

/**
 * Sends spectators the events that they have missed, each as fast as it reads: what it has not read yet stays in the
 * store. Events that several have missed are read and encoded once, and live events go first. So thousands can come back
 * at once without delaying those who are there and without filling memory.
 */
@Injectable()
export class CatchUp {
  private readonly pages: FramePages;
  private readonly limiter = new CatchUpLimiter(MAX_IN_FLIGHT_BYTES);

  constructor(
    private readonly reader: GameReader,
    private readonly sender: FrameSender,
    private readonly receipts: ReadReceipts,
  ) {
    this.pages = new FramePages(async (...page) => reader.framesAfter(...page), MAX_KEPT_BYTES);
  }

  /** Sends from the event after `afterSeq` up to the sequencer's last, which may grow meanwhile; stops when the join ends. */
  async run(spectator: CatchingUp, afterSeq: number): Promise<void> {
    const { socket, pending, sequencer } = spectator;
    const receipts = this.receipts.of(socket);
    let seq = afterSeq;
    let size = PAGE_SIZE;
    while (seq < sequencer.seq && pending.isOpen) {
      await receipts.untilUnread(MAX_SLICE_BYTES);
      const { slice } = await this.limiter.run(async () => this.sendNext(spectator, seq, size));
      if (slice === undefined) return;
      const areSmall = slice.frames.length < MAX_SMALL_EVENT_BYTES * (slice.last - seq);
      size = areSmall ? SMALL_EVENTS_PAGE_SIZE : PAGE_SIZE;
      seq = slice.last;
    }
  }

  /** Logs that a game could not be read. */
  failed(gameId: string, error: unknown): void {
    this.reader.failed(gameId, error);
  }

  private async sendNext(spectator: CatchingUp, seq: number, size: number): Promise<SentSlice> {
    const slice = await this.next(spectator, seq, size);
    if (slice === undefined) return NOTHING_SENT;
    const { socket } = spectator;
    this.sender.send(socket, slice.frames);
    return { slice, bytes: slice.frames.length, read: this.receipts.of(socket).untilRead(READ_TIMEOUT_MS) };
  }

  /** Undefined when the game is deleted or the join has ended. */
  private async next({ pending, sequencer }: CatchingUp, seq: number, size: number): Promise<FrameSlice | undefined> {
    if (!pending.isOpen) return undefined;
    const { game } = sequencer;
    const page = await this.pages.following(game.id, seq, size, isOver(game));
    // Events that are stored but not emitted yet will come live.
    return page !== undefined && pending.isOpen ? sliceOf(page, seq, sequencer.seq, MAX_SLICE_BYTES) : undefined;
  }
}
