import { type FramePage, extended, pageOf } from './frame-page.js';

/** Reads a game's events after a number as frames, oldest first; nothing when the game is gone. */
export type ReadFrames = (gameId: string, afterSeq: number, limit: number) => Promise<readonly Buffer[]>;

/**
 * Pages of games' events, read from the store and encoded once for all who want them. A page holds the events from one
 * multiple of its size to the next, so those who ask from different numbers ask for the same pages; that of a game's
 * last events grows with the game. Those that were wanted last are kept, up to `capacity` bytes for all games together.
 */
export class FramePages {
  private readonly kept = new Map<string, FramePage>();
  private readonly reading = new Map<string, Promise<FramePage | undefined>>();
  private bytes = 0;

  constructor(
    private readonly read: ReadFrames,
    private readonly capacity: number,
  ) {}

  /** How many bytes of events are kept. */
  get size(): number {
    return this.bytes;
  }

  /** The page of `size` events that has the one after `afterSeq`, perhaps not full yet; undefined when there is none. */
  async following(gameId: string, afterSeq: number, size: number): Promise<FramePage | undefined> {
    const start = afterSeq - (afterSeq % size);
    const key = `${gameId} ${size} ${start}`;
    const known = this.kept.get(key);
    if (known !== undefined && known.last > afterSeq) return this.keep(key, known);
    // What somebody else is having read may have been asked for before the event was there.
    const others = await this.reading.get(key);
    if (others !== undefined && others.last > afterSeq) return others;
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
        return this.keep(key, known === undefined ? pageOf(start, frames) : extended(known, frames));
      })
      .finally(() => this.reading.delete(key));
    this.reading.set(key, loading);
    return loading;
  }

  /** Makes it the one that was wanted last. */
  private keep(key: string, page: FramePage): FramePage {
    this.drop(key);
    this.kept.set(key, page);
    this.bytes += page.frames.length;
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= this.capacity) break;
      this.drop(oldest);
    }
    return page;
  }

  private drop(key: string): void {
    this.bytes -= this.kept.get(key)?.frames.length ?? 0;
    this.kept.delete(key);
  }
}
