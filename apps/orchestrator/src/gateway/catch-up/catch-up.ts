import { CatchUpLimiter, type Sent } from './catch-up-limiter.js';
import type { SpectatorSocket } from '../transport/spectator-server.js';
import type { PendingJoin } from '../rooms/pending-joins.js';
import { type FrameSlice, sliceOf } from './frame-page.js';
import { FramePages, type ReadFrames } from './frame-pages.js';
import type { EventSequencer } from '../rooms/event-sequencer.js';
import { ReadReceipts } from '../transport/read-receipts.js';
import { send } from '../transport/send-frames.js';

/** How many events a page has, and where they are small. */
const PAGE = 16;
const PAGE_OF_SMALL = 256;
const SMALL_EVENT = 2_048;

/** So many bytes of events are kept for those who come next. */
const KEPT = 33_554_432;

/** So many bytes of events are sent to one spectator at a time, where one event is not larger. */
const SLICE = 262_144;

/** So many bytes are on their way to all who catch up, before others are sent more. */
const ON_THE_WAY = 2_097_152;

/** Who has not read what he was sent after so many milliseconds keeps nobody else waiting any longer. */
const PATIENCE_MS = 100;

interface Told extends Sent {
  readonly slice: FrameSlice | undefined;
}

const NOTHING: Told = { bytes: 0, read: Promise.resolve(), slice: undefined };

/** Who catches up, and with what. */
export interface Newcomer {
  readonly socket: SpectatorSocket;
  readonly pendingJoin: PendingJoin;
  readonly feed: EventSequencer;
}

/**
 * Sends spectators the events that they have missed, each as fast as he reads: what he has not read yet is left in the
 * store. What they have in common is read and encoded once, and those who hear events live go first. So many can come
 * back at once without the memory or the time of those who are there.
 */
export class CatchUp {
  private readonly pages: FramePages;
  private readonly allowance = new CatchUpLimiter(ON_THE_WAY);

  constructor(read: ReadFrames) {
    this.pages = new FramePages(read, KEPT);
  }

  /** From the event after `afterSeq` up to the feed's last, which may grow meanwhile; or until he is gone. */
  async bring(newcomer: Newcomer, afterSeq: number): Promise<void> {
    const { socket, pendingJoin, feed } = newcomer;
    const reception = ReadReceipts.of(socket);
    let seq = afterSeq;
    let size = PAGE;
    while (seq < feed.seq && pendingJoin.isOpen) {
      await reception.untilUnread(SLICE);
      const { slice } = await this.allowance.run(async () => this.tell(newcomer, seq, size));
      if (slice === undefined) return;
      size = slice.frames.length < SMALL_EVENT * (slice.last - seq) ? PAGE_OF_SMALL : PAGE;
      seq = slice.last;
    }
  }

  private async tell(newcomer: Newcomer, seq: number, size: number): Promise<Told> {
    const slice = await this.next(newcomer, seq, size);
    if (slice === undefined) return NOTHING;
    const { socket } = newcomer;
    send(socket, slice.frames);
    return { slice, bytes: slice.frames.length, read: ReadReceipts.of(socket).untilRead(PATIENCE_MS) };
  }

  /** Undefined when the game is gone, or he is. */
  private async next({ pendingJoin, feed }: Newcomer, seq: number, size: number): Promise<FrameSlice | undefined> {
    if (!pendingJoin.isOpen) return undefined;
    const page = await this.pages.following(feed.game.id, seq, size);
    // What is written down but not yet told will come live.
    return page !== undefined && pendingJoin.isOpen ? sliceOf(page, seq, feed.seq, SLICE) : undefined;
  }
}
