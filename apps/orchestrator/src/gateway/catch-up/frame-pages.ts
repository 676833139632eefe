import { LRUCache } from 'lru-cache';
import { extended, type FramePage, pageOf } from './frame-page.js';

/** Reads a game's events after a number as frames, oldest first; none when the game is deleted. */
export type ReadFrames = (gameId: string, afterSeq: number, limit: number) => Promise<readonly Buffer[]>;

/**
 * Pages of games' events, read from the store and encoded once for all who need them. A page holds the events from one
 * multiple of its size to the next, so that requests with different numbers share pages; the page of a game's last events
 * grows with the game. The pages used last are kept, up to a number of bytes for all games together.
 */
export class FramePages {
  private readonly kept: LRUCache<string, FramePage>;
  private readonly reading = new Map<string, Promise<FramePage | undefined>>();

  constructor(
    private readonly read: ReadFrames,
    maxBytes: number,
  ) {
    this.kept = new LRUCache({ maxSize: maxBytes, sizeCalculation: ({ frames }) => frames.length });
  }

  /** The bytes of all pages that are kept. */
  get bytes(): number {
    return this.kept.calculatedSize;
  }

  /**
   * The page of `size` events that has the one after `afterSeq`, perhaps not full yet; undefined when there is none. What a
   * game hides is shown when it is over: pages are then read anew.
   */
  async following(gameId: string, afterSeq: number, size: number, isOver = false): Promise<FramePage | undefined> {
    const start = afterSeq - (afterSeq % size);
    const key = [gameId, size, start, isOver].join(' ');
    const known = this.kept.get(key);
    if (known !== undefined && known.last > afterSeq) return known;
    // A read that is under way may have begun before the event was there.
    const underWay = await this.reading.get(key);
    if (underWay !== undefined && underWay.last > afterSeq) return underWay;
    const page = await (this.reading.get(key) ?? this.load(key, gameId, { start, size }));
    return page !== undefined && page.last > afterSeq ? page : undefined;
  }

  private async load(
    key: string,
    gameId: string,
    { start, size }: { readonly start: number; readonly size: number },
  ): Promise<FramePage | undefined> {
    const known = this.kept.get(key);
    const after = known?.last ?? start;
    const loading = this.read(gameId, after, start + size - after)
      .then((frames) => {
        if (frames.length === 0) return known;
        const page = known === undefined ? pageOf(start, frames) : extended(known, frames);
        this.kept.set(key, page);
        return page;
      })
      .finally(() => this.reading.delete(key));
    this.reading.set(key, loading);
    return loading;
  }
}
