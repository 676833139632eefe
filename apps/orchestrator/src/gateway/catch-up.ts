import { Allowance, type Sent } from './allowance.js';
import type { SpectatorSocket } from './spectator-server.js';
import type { Entrance } from './entrances.js';
import { type Slice, sliceOf } from './event-page.js';
import { EventPages, type ReadFrames } from './event-pages.js';
import type { GameFeed } from './game-feed.js';
import { Reception } from './reception.js';
import { send } from './sending.js';

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
  readonly slice: Slice | undefined;
}

const NOTHING: Told = { bytes: 0, read: Promise.resolve(), slice: undefined };

/** Who catches up, and with what. */
export interface Newcomer {
  readonly socket: SpectatorSocket;
  readonly entrance: Entrance;
  readonly feed: GameFeed;
}

/**
 * Sends spectators the events that they have missed, each as fast as he reads: what he has not read yet is left in the
 * store. What they have in common is read and encoded once, and those who hear events live go first. So many can come
 * back at once without the memory or the time of those who are there.
 */
export class CatchUp {
  private readonly pages: EventPages;
  private readonly allowance = new Allowance(ON_THE_WAY);

  constructor(read: ReadFrames) {
    this.pages = new EventPages(read, KEPT);
  }

  /** From the event after `afterSeq` up to the feed's last, which may grow meanwhile; or until he is gone. */
  async bring(newcomer: Newcomer, afterSeq: number): Promise<void> {
    const { socket, entrance, feed } = newcomer;
    const reception = Reception.of(socket);
    let seq = afterSeq;
    let size = PAGE;
    while (seq < feed.seq && entrance.isOpen) {
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
    return { slice, bytes: slice.frames.length, read: Reception.of(socket).untilRead(PATIENCE_MS) };
  }

  /** Undefined when the game is gone, or he is. */
  private async next({ entrance, feed }: Newcomer, seq: number, size: number): Promise<Slice | undefined> {
    if (!entrance.isOpen) return undefined;
    const page = await this.pages.following(feed.game.id, seq, size);
    // What is written down but not yet told will come live.
    return page !== undefined && entrance.isOpen ? sliceOf(page, seq, feed.seq, SLICE) : undefined;
  }
}
