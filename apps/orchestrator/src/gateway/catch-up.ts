import { Lanes } from '#libs/database';
import type { NumberedEvent } from '#libs/protocol';
import { newestBytes, untilTaken, waitingBytes } from './backlog.js';
import type { Audience, SpectatorSocket } from './audience.js';
import type { Entrance } from './entrances.js';
import type { GameFeed } from './game-feed.js';

/** How many events are read at once, to begin with and at most. */
const FIRST_PAGE = 16;
export const LARGEST_PAGE = 500;

/** More than so many bytes waiting: what is read further would only wait in memory. */
const WAITING_UP_TO = 262_144;

/** So many pages are read at a time, whoever they are for. */
const READERS = 4;

/** Reads a game's events after a number, oldest first; nothing when the game is gone. */
export type ReadEvents = (gameId: string, afterSeq: number, limit: number) => Promise<readonly NumberedEvent[]>;

/** Who catches up, and with what. */
export interface Newcomer {
  readonly socket: SpectatorSocket;
  readonly entrance: Entrance;
  readonly feed: GameFeed;
  readonly audience: Audience;
}

/**
 * Sends newcomers the events that they have missed, each as fast as he reads: what he has not read yet is left in the
 * store. So many spectators can come back at once without the memory or the time of those who are there.
 */
export class CatchUp {
  private readonly readers = new Lanes();
  private turn = 0;

  constructor(private readonly read: ReadEvents) {}

  /** From the event after `afterSeq` up to the feed's last, which may grow meanwhile; or until he is gone. */
  async bring(newcomer: Newcomer, afterSeq: number): Promise<void> {
    const { socket, entrance, feed } = newcomer;
    let seq = afterSeq;
    let size = FIRST_PAGE;
    while (seq < feed.seq && entrance.isOpen) {
      const page = await this.page(feed.game.id, seq, size);
      if (page.length === 0) return;
      const told = entrance.isOpen ? tell(newcomer, page) : 0;
      seq += told;
      size = told < page.length ? Math.max(told, 1) : Math.min(size * 2, LARGEST_PAGE);
      await untilTaken(socket, WAITING_UP_TO);
    }
  }

  private async page(gameId: string, seq: number, size: number): Promise<readonly NumberedEvent[]> {
    this.turn = (this.turn + 1) % READERS;
    return this.readers.run(String(this.turn), async () => this.read(gameId, seq, size));
  }
}

/** Tells the page, up to what would have to wait, and answers how many of it. */
function tell({ socket, feed, audience }: Newcomer, page: readonly NumberedEvent[]): number {
  let told = 0;
  let waiting = waitingBytes(socket);
  for (const event of page) {
    // What is written down but not yet told will come live.
    if (event.seq > feed.seq || waiting > WAITING_UP_TO) break;
    audience.tellOne(socket, event);
    waiting += newestBytes(socket);
    told += 1;
  }
  return told;
}
